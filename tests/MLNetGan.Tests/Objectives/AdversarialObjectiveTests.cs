using MLNetGan.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Objectives;

[TestClass]
public sealed class AdversarialObjectiveTests
{
    private static Tensor Real() => Golden.Wave([8, 1], 0.1, 3.0).requires_grad_(true);

    private static Tensor Fake() => Golden.Wave([8, 1], 0.9, 3.0).requires_grad_(true);

    [TestMethod]
    [DataRow(AdversarialLoss.NonSaturating, "non_saturating")]
    [DataRow(AdversarialLoss.LeastSquares, "least_squares")]
    [DataRow(AdversarialLoss.Wasserstein, "wasserstein")]
    [DataRow(AdversarialLoss.Hinge, "hinge")]
    public void Losses_And_Gradients_Equal_PyTorch(AdversarialLoss loss, string name)
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> golden = Golden.Read("losses");
        var objective = AdversarialObjective.Of(loss);
        Tensor real = Real(), fake = Fake();
        Tensor discriminator = objective.Discriminator(real, fake);
        discriminator.backward();
        Golden.AreClose(golden[$"{name}.discriminator"], discriminator.reshape(1), 1e-5, "discriminator's loss");
        Golden.AreClose(golden[$"{name}.real_gradient"], real.grad!, 1e-5, "gradient of real outputs");
        Golden.AreClose(golden[$"{name}.fake_gradient"], fake.grad!, 1e-5, "gradient of fake outputs");

        Tensor judged = Fake(), generator = objective.Generator(judged);
        generator.backward();
        Golden.AreClose(golden[$"{name}.generator"], generator.reshape(1), 1e-5, "generator's loss");
        Golden.AreClose(golden[$"{name}.generator_gradient"], judged.grad!, 1e-5, "gradient of the generator's loss");
    }

    [TestMethod]
    public void Logits_Far_From_Zero_Give_Finite_Losses()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor sure = tensor(new[] { 200f, -200f });
        Assert.AreEqual(200f, NonSaturatingLoss.Instance.Discriminator(sure, sure).ToSingle(), 1e-3f);
    }

    [TestMethod]
    public void Belief_Is_A_Probability_Under_Cross_Entropy_And_The_Mean_Score_Else()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor scores = tensor(new[] { 0f, 2f });
        Assert.AreEqual((0.5 + 1 / (1 + Math.Exp(-2))) / 2, NonSaturatingLoss.Instance.Belief(scores).ToDouble(), 1e-6);
        Assert.AreEqual(1.0, WassersteinLoss.Instance.Belief(scores).ToDouble(), 1e-6);
    }
}
