using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>
/// How much the images of a batch differ from each other: a pixel's standard deviation over the batch, averaged over pixels.
/// </summary>
internal static class BatchDiversity
{
    public const string Real = "real_diversity", Fake = "fake_diversity";
    public const string RealOfLabel = "real_diversity_of_label", FakeOfLabel = "fake_diversity_of_label";

    /// <summary>That of real and of generated images in network values (-1 to 1), as scalars to report; 0 for a single image.</summary>
    public static IEnumerable<(string Name, Tensor Value)> Of(Tensor real, Tensor fake)
    {
        using IDisposable noGrad = no_grad();
        return [(Real, Of(real)), (Fake, Of(fake))];
    }

    /// <summary>
    /// The same of images of one label: the deviation from the mean of the label's images, pooled over labels. 0 where each image has a
    /// label of its own.
    /// </summary>
    /// <param name="real">Real images.</param>
    /// <param name="realLabels">Their labels, from 0.</param>
    /// <param name="fake">Generated images.</param>
    /// <param name="fakeLabels">The labels that they were made for.</param>
    /// <param name="labels">How many labels there are.</param>
    public static IEnumerable<(string Name, Tensor Value)> OfLabels(
        Tensor real, Tensor realLabels, Tensor fake, Tensor fakeLabels, int labels)
    {
        using IDisposable noGrad = no_grad();
        return [(RealOfLabel, OfLabel(real, realLabels, labels)), (FakeOfLabel, OfLabel(fake, fakeLabels, labels))];
    }

    private static Tensor OfLabel(Tensor images, Tensor labels, int count)
    {
        Tensor pixels = images.flatten(1);
        Tensor isOf = nn.functional.one_hot(labels, count).to(pixels.dtype), sizes = isOf.sum([0]);
        Tensor means = isOf.t().matmul(pixels) / sizes.clamp_min(Arithmetic.One).view(-1, 1);
        // Each label's mean takes a degree of freedom, or few images of many labels would seem alike.
        Tensor freedom = sizes.sign().sum().SubtractedFrom(images.shape[0]).clamp_min(Arithmetic.One);
        Tensor variance = (pixels - isOf.matmul(means)).Squared().sum([0]) / freedom;
        return variance.sqrt().mean();
    }

    /// <summary>That of images in the fewest operations, which is what counts on a GPU.</summary>
    public static Tensor OnDevice(Tensor images) => images.std([0L], unbiased: false).mean();

    // On a CPU from sums over the batch, which libtorch computes many times faster than a standard deviation.
    private static Tensor Of(Tensor images)
    {
        if (images.device_type != DeviceType.CPU)
            return OnDevice(images);
        using Scalar share = 1.0 / images.shape[0];
        Tensor variance = images.Squared().sum([0]) * share - (images.sum([0]) * share).Squared();
        return nn.functional.relu(variance).sqrt().mean();
    }
}
