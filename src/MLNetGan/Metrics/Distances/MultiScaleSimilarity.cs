using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace MLNetGan.Metrics.Distances;

/// <summary>Multi-scale structural similarity, MS-SSIM, of pairs of images (Wang et al. 2003): 1 where they are equal.</summary>
internal static class MultiScaleSimilarity
{
    private const int MostWindow = 11;
    private const double WindowDeviation = 1.5, Luminance = 0.01 * 255, Contrast = 0.03 * 255;

    private static readonly double[] s_weights = [0.0448, 0.2856, 0.3001, 0.2363, 0.1333];

    /// <summary>The similarity of each pair of images with values 0..255, N,C,H,W.</summary>
    /// <remarks>
    /// Images too small for all five scales have those into which the window of 11 pixels fits, or one; weights are scaled to a sum of 1.
    /// </remarks>
    public static Tensor Of(Tensor first, Tensor second)
    {
        int smaller = (int)Math.Min(first.shape[2], first.shape[3]), window = Math.Min(MostWindow, smaller);
        int scales = Enumerable.Range(0, s_weights.Length).TakeWhile(i => smaller >> i >= window).Count();
        double total = s_weights[..scales].Sum();
        Tensor similarity = ones(first.shape[0], first.shape[1]);
        for (int scale = 0; scale < scales; scale++)
        {
            (Tensor structure, Tensor whole) = AtOneScale(first, second, window);
            // A power of what is below 0 is no number.
            using Scalar power = s_weights[scale] / total;
            similarity *= (scale == scales - 1 ? whole : structure).relu().pow(power);
            (first, second) = scale == scales - 1 ? (first, second) : (avg_pool2d(first, 2), avg_pool2d(second, 2));
        }
        return similarity.mean([1]);
    }

    private static (Tensor Structure, Tensor Whole) AtOneScale(Tensor first, Tensor second, int window)
    {
        long channels = first.shape[1];
        Tensor places = tensor([.. Enumerable.Range(0, window).Select(i => i - (window - 1) / 2f)]),
            axis = places.Squared().DividedBy(-2 * WindowDeviation * WindowDeviation).exp();
        axis /= axis.sum();
        Tensor rows = axis.view(1, 1, 1, -1).expand(channels, 1, 1, window),
            columns = axis.view(1, 1, -1, 1).expand(channels, 1, window, 1);
        Tensor Blur(Tensor images) => conv2d(conv2d(images, rows, groups: channels), columns, groups: channels);
        Tensor mean = Blur(first), other = Blur(second);
        Tensor variances = Blur(first.Squared().Plus(second.Squared())) - mean.Squared() - other.Squared(),
            covariance = Blur(first * second) - mean * other;
        Tensor structure = covariance.Times(2).Plus(Contrast * Contrast) / variances.Plus(Contrast * Contrast);
        Tensor luminance = (mean * other).Times(2).Plus(Luminance * Luminance)
            / mean.Squared().Plus(other.Squared()).Plus(Luminance * Luminance);
        return (structure.mean([2, 3]), (luminance * structure).mean([2, 3]));
    }
}
