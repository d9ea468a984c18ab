using MLNetGan.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Losses;

[TestClass]
public sealed class NonSaturatingLossTests
{
    private static Tensor Real() => Golden.Wave([8, 1], 0.1, 3.0).requires_grad_(true);

    private static Tensor Fake() => Golden.Wave([8, 1], 0.9, 3.0).requires_grad_(true);

    [TestMethod]
    public void Discriminator_Loss_And_Gradients_Equal_PyTorch()
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> golden = Golden.Read("layers");
        Tensor real = Real(), fake = Fake();
        Tensor loss = NonSaturatingLoss.Instance.Discriminator(real, fake);
        loss.backward();
        Golden.AreClose(golden["non_saturating.discriminator"], loss.reshape(1), 1e-5, "loss");
        Golden.AreClose(golden["non_saturating.real_gradient"], real.grad!, 1e-5, "gradient of real logits");
        Golden.AreClose(golden["non_saturating.fake_gradient"], fake.grad!, 1e-5, "gradient of fake logits");
    }

    [TestMethod]
    public void Generator_Loss_Equals_PyTorch()
    {
        using DisposeScope scope = NewDisposeScope();
        Golden.AreClose(Golden.Read("layers")["non_saturating.generator"], NonSaturatingLoss.Instance.Generator(Fake()).reshape(1), 1e-5, "loss");
    }

    [TestMethod]
    public void Logits_Far_From_Zero_Give_Finite_Losses()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor sure = tensor(new[] { 200f, -200f });
        Assert.AreEqual(200f, NonSaturatingLoss.Instance.Discriminator(sure, sure).ToSingle(), 1e-3f);
    }
}
