using MLNetGan.Networks;
using MLNetGan.Objectives;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Objectives;

[TestClass]
public sealed class LeCamRegularizationTests
{
    [TestMethod]
    public void Terms_And_Gradients_Equal_PyTorch_Around_Its_Start()
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> golden = Golden.Read("small_data");
        using var judge = new Player(
            "judge", () => new MlpDiscriminator("Judge", new Shape(1, 4, 4), 0), Learning.Of(new DcganOptions(), 1e-3));
        var regularization = new LeCamRegularization(judge);
        List<Tensor> terms = [];
        Tensor real = empty(0), fake = empty(0);
        for (int step = 999; step < 1003; step++)
        {
            real = Golden.Wave([6, 1], 0.1 + step, 2.0).requires_grad_(true);
            fake = Golden.Wave([6, 1], 0.9 + step, 2.0).requires_grad_(true);
            terms.Add(regularization.Loss(real, fake, step));
        }
        terms[^1].backward();
        Golden.AreClose(golden["lecam.terms"], stack(terms), 1e-5, "terms");
        Golden.AreClose(golden["lecam.real_gradient"], real.grad!, 1e-5, "gradient of real scores");
        Golden.AreClose(golden["lecam.fake_gradient"], fake.grad!, 1e-5, "gradient of fake scores");
    }
}
