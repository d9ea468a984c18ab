using MLNetGan.Networks;
using MLNetGan.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Objectives;

[TestClass]
public sealed class GradientPenaltyTests
{
    [TestMethod]
    [DataRow("gradient_penalty")]
    [DataRow("r1")]
    public void Penalties_And_Their_Gradients_Equal_PyTorch(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> golden = Golden.Read("losses");
        using var critic = new Stack(
            new Convolution(2, 6, 4, stride: 2, padding: 1), Activation.LeakyReLU(0.2),
            new Convolution(6, 8, 4, stride: 2, padding: 1), Activation.LeakyReLU(0.2), new Flatten(), new Dense(32, 1));
        Golden.SetWeights(critic);
        Tensor real = Golden.Wave([4, 2, 8, 8], 0.3, 1.0, 0.17), fake = Golden.Wave([4, 2, 8, 8], 1.3, 1.0, 0.23);
        Tensor share = tensor([0.1f, 0.5f, 0.8f, 1f], 4, 1);
        Tensor penalty = name == "r1"
            ? GradientPenalties.ZeroCentred(Score([real.requires_grad_(true)]), [real])
            : GradientPenalties.OneCentred(Score, [real], [fake], share);
        penalty.backward();

        Golden.AreClose(golden[$"{name}.value"], penalty.reshape(1), 1e-4, "penalty");
        int compared = 0;
        foreach ((string key, TorchSharp.Modules.Parameter parameter) in critic.named_parameters())
        {
            if (!golden.TryGetValue($"{name}.{key}", out Tensor? expected))
                continue;
            // PyTorch gives biases, which do not change the slope, a gradient of zeros.
            Golden.AreClose(expected, parameter.grad ?? zeros(parameter.shape), 1e-4, key);
            compared++;
        }
        Assert.IsGreaterThanOrEqualTo(3, compared, "all weights have a gradient; biases do not change the slope");

        Tensor Score(Tensor[] images) => critic.Forward(images)[0];
    }
}
