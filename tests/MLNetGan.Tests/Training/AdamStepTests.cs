using MLNetGan.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Training;

[TestClass]
public sealed class AdamStepTests
{
    private const double Rate = 0.01, Beta1 = 0.5, Beta2 = 0.9;
    private static readonly long[][] s_shapes = [[3, 5], [1], [64], [7, 2, 3, 3], [130]];

    [TestMethod]
    public void Weights_In_One_Piece_Go_The_Way_Of_TorchSharps_Adam()
    {
        using DisposeScope scope = NewDisposeScope();
        Parameter[] expected = Weights(), actual = Weights();
        using Adam theirs = optim.Adam(expected, Rate, Beta1, Beta2), ours = optim.Adam(actual, Rate, Beta1, Beta2);
        using var step = new FlatAdamStep(ours, actual, Beta1, Beta2);
        for (int i = 0; i < 6; i++)
        {
            // The third weight is not in use in some steps, and so has another past than its neighbours.
            Descend(expected, without: i is 1 or 2 ? 2 : -1, i);
            Descend(actual, without: i is 1 or 2 ? 2 : -1, i);
            theirs.step();
            step.Run(Rate);
        }
        for (int i = 0; i < s_shapes.Length; i++)
        {
            CollectionAssert.AreEqual(s_shapes[i], actual[i].shape);
            Golden.AreClose(expected[i], actual[i], 1e-6, $"weight {i}");
        }
        foreach (((string name, Tensor their), (_, Tensor our)) in OptimizerTensors.Tensors(theirs).Zip(OptimizerTensors.Tensors(ours)))
            Golden.AreClose(their.to(ScalarType.Float32), our.to(ScalarType.Float32), 1e-6, name);
    }

    [TestMethod]
    public void Weights_That_Were_Put_In_One_Piece_Outlive_The_Optimizer()
    {
        using DisposeScope scope = NewDisposeScope();
        Parameter[] weights = Weights();
        float[][] before = Values(weights);
        using (Adam adam = optim.Adam(weights, Rate, Beta1, Beta2))
        using (var step = new FlatAdamStep(adam, weights, Beta1, Beta2))
        {
        }
        foreach ((float[] was, float[] values) in before.Zip(Values(weights)))
            CollectionAssert.AreEqual(was, values);
    }

    private static Parameter[] Weights() => [.. s_shapes.Select((shape, i) => nn.Parameter(Wave(shape, i)))];

    private static float[][] Values(Parameter[] weights) => [.. weights.Select(weight => weight.data<float>().ToArray())];

    private static Tensor Wave(long[] shape, double phase) => (arange(shape.Aggregate((a, b) => a * b), ScalarType.Float32) * 0.7 + phase).sin().view(shape);

    private static void Descend(Parameter[] weights, int without, int number)
    {
        foreach (Parameter weight in weights)
            weight.grad = null;
        Tensor loss = zeros(1);
        for (int i = 0; i < weights.Length; i++)
        {
            if (i != without)
                loss = loss + (weights[i] * Wave(s_shapes[i], i + number)).sum() + weights[i].square().sum();
        }
        loss.backward();
    }
}
