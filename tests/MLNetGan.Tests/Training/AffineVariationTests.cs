using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Training;

[TestClass]
public sealed class AffineVariationTests
{
    [TestMethod]
    public void Images_And_Gradients_Equal_PyTorch()
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> golden = Golden.Read("affine");
        Tensor images = Golden.Wave([5, 2, 12, 10], 0.3, 1.0, 0.17).requires_grad_(true);
        Tensor varied = new AffineVariation(golden["uniform"].data<float>().ToArray()).Apply(images);
        Golden.AreClose(golden["varied"], varied, 1e-5, "images");
        (varied * Golden.Wave(varied.shape, 0.2, 1.0, 0.91)).sum().backward();
        Golden.AreClose(golden["gradient"], images.grad!, 1e-5, "gradient");
    }
}
