using MLNetGan.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Networks;

/// <summary>Optimizers of flat weights beside TorchSharp's own.</summary>
[TestClass]
public sealed class WeightOptimizerTests
{
    private const double Rate = 0.01;

    [TestMethod]
    [DataRow(0.0)]
    [DataRow(0.1)]
    public void AdamsSteps_AreTorchSharps(double decay) => AssertSame(
        weights => new AdamOptimizer(weights, 0.5, 0.999, decay), weights => optim.Adam(weights, Rate, 0.5, 0.999, weight_decay: decay));

    [TestMethod]
    [DataRow(0.0)]
    [DataRow(0.1)]
    public void RmsPropsSteps_AreTorchSharps(double decay) => AssertSame(
        weights => new RmsPropOptimizer(weights, decay), weights => optim.RMSProp(weights, Rate, weight_decay: decay));

    // The fourth of six steps leaves a parameter out, as a layer that is not in use; at the fifth another optimizer goes on.
    private static void AssertSame(Func<FlatWeights, WeightOptimizer> create, Func<IEnumerable<Parameter>, optim.Optimizer> createOther)
    {
        using DisposeScope scope = NewDisposeScope();
        using MlpDiscriminator network = new("Judge", new Shape(1, 3, 3), dropout: 0), other = new("Judge", new Shape(1, 3, 3), dropout: 0);
        using var weights = new FlatWeights(network);
        using (no_grad())
            weights.Values.copy_(arange(weights.Values.shape[0], dtype: ScalarType.Float32).cos_());
        Parameter[] others = [.. other.parameters()];
        float[][] initial = [.. weights.Parameters.Select(parameter => parameter.data<float>().ToArray())];
        using (no_grad())
        {
            for (int i = 0; i < others.Length; i++)
                others[i].copy_(weights.Parameters[i]);
        }
        using optim.Optimizer reference = createOther(others);
        WeightOptimizer optimizer = create(weights);
        for (int step = 1; step <= 6; step++)
        {
            if (step == 5)
            {
                Dictionary<string, Tensor> saved = optimizer.Tensors().ToDictionary(tensor => tensor.Name, tensor => tensor.Value.clone());
                optimizer.Dispose();
                optimizer = create(weights);
                optimizer.Restore((name, _) => saved[name]);
            }
            for (int i = 0; i < others.Length; i++)
            {
                bool isLeftOut = step == 4 && i == 1;
                Tensor gradient = (arange(1, others[i].numel() + 1, dtype: ScalarType.Float32) * step).sin_().view(others[i].shape);
                weights.Parameters[i].grad = isLeftOut ? null : gradient;
                others[i].grad = isLeftOut ? null : gradient.clone();
            }
            optimizer.Step(Rate);
            reference.step();
        }
        optimizer.Dispose();
        for (int i = 0; i < others.Length; i++)
        {
            Assert.AreEqual(0, (weights.Parameters[i] - others[i]).abs().max().ToDouble(), 1e-6, $"parameter {i}");
            Assert.IsGreaterThan(0.01, (weights.Parameters[i] - tensor(initial[i]).view(others[i].shape)).abs().max().ToDouble());
        }
    }
}
