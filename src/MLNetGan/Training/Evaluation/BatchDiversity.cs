using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>How much the images of a batch differ from each other: a pixel's standard deviation over the batch, averaged over pixels.</summary>
internal static class BatchDiversity
{
    public const string Real = "real_diversity", Fake = "fake_diversity";

    /// <summary>That of real and of generated images in network values (-1 to 1), as scalars to report; 0 for a single image.</summary>
    public static IEnumerable<(string Name, Tensor Value)> Of(Tensor real, Tensor fake)
    {
        using IDisposable noGrad = no_grad();
        return [(Real, Of(real)), (Fake, Of(fake))];
    }

    // From sums over the batch, which libtorch computes many times faster than a standard deviation.
    private static Tensor Of(Tensor images)
    {
        using Scalar share = 1.0 / images.shape[0];
        Tensor variance = images.Squared().sum([0]) * share - (images.sum([0]) * share).Squared();
        return nn.functional.relu(variance).sqrt().mean();
    }
}
