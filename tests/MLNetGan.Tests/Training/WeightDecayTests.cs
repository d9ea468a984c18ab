using MLNetGan.Networks;
using MLNetGan.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Training;

[TestClass]
public sealed class WeightDecayTests
{
    // Weights of 1 with gradients of -0.05: with decay these are 0.05, and a first step, whose size is no gradient's, goes the other way.
    [TestMethod]
    [DataRow(OptimizerKind.Adam, 0.0, 1.01f)]
    [DataRow(OptimizerKind.Adam, 0.1, 0.99f)]
    [DataRow(OptimizerKind.RmsProp, 0.0, 1.1f)]
    [DataRow(OptimizerKind.RmsProp, 0.1, 0.9f)]
    public void It_Adds_A_Share_Of_Each_Weight_To_Its_Gradient(OptimizerKind kind, double decay, float expected)
    {
        using DisposeScope scope = NewDisposeScope();
        using var network = new MlpDiscriminator("Judge", new Shape(1, 2, 2), dropout: 0);
        using var weights = new FlatWeights(network);
        using WeightOptimizer optimizer = new Learning(0.01, kind, 0.5, 0.999, decay).Of(weights);
        using (no_grad())
            weights.Values.fill_(1);
        foreach (Parameter parameter in weights.Parameters)
            parameter.grad = full_like(parameter, -0.05);
        optimizer.Step(0.01);
        foreach (Parameter parameter in weights.Parameters)
            Assert.IsTrue(parameter.data<float>().ToArray().All(value => Math.Abs(value - expected) < 1e-4f), $"{parameter.data<float>()[0]}");
    }
}
