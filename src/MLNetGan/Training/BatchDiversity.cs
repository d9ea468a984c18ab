using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>How much the images of a batch differ from each other: a pixel's standard deviation over the batch, averaged over pixels.</summary>
/// <param name="Real">That of the real images, in network values (-1 to 1); 0 for a single image.</param>
/// <param name="Fake">That of as many generated ones.</param>
internal sealed record BatchDiversity(Tensor Real, Tensor Fake)
{
    /// <summary>Measures a step's images; null where images are translated, whose variety is their inputs'.</summary>
    public static BatchDiversity? Of(Batch real, Generated fake)
    {
        using IDisposable noGrad = no_grad();
        return real.Sources is null ? new BatchDiversity(Of(real.Images), Of(fake.Images)) : null;
    }

    // From sums over the batch, which libtorch computes many times faster than a standard deviation.
    private static Tensor Of(Tensor images)
    {
        using Scalar share = 1.0 / images.shape[0];
        Tensor variance = images.square().sum([0]) * share - (images.sum([0]) * share).square();
        return nn.functional.relu(variance).sqrt().mean();
    }
}
