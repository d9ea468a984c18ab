using static TorchSharp.torch;

namespace MLNetGan.Metrics.Distances;

/// <summary>
/// Brings images to another size with a triangle filter that widens as they shrink, as Pillow's bilinear resampling does: without
/// it features of shrunk images are of their aliases (Parmar et al. 2022).
/// </summary>
internal static class ImageResizing
{
    /// <summary>Resizes N,C,H,W.</summary>
    public static Tensor To(Tensor images, long height, long width)
    {
        if (images.shape[2] == height && images.shape[3] == width)
            return images;
        // One small matrix for each axis.
        return Weights(images.shape[2], height).matmul(images).matmul(Weights(images.shape[3], width).t());
    }

    private static Tensor Weights(long from, long to)
    {
        double scale = (double)from / to, reach = Math.Max(scale, 1);
        var weights = new float[to * from];
        for (long i = 0; i < to; i++)
        {
            double centre = (i + 0.5) * scale;
            long first = Math.Max(0, (long)(centre - reach + 0.5)), end = Math.Min(from, (long)(centre + reach + 0.5));
            double sum = 0;
            for (long j = first; j < end; j++)
            {
                double weight = Math.Max(0, 1 - Math.Abs((j + 0.5 - centre) / reach));
                weights[i * from + j] = (float)weight;
                sum += weight;
            }
            for (long j = first; j < end; j++)
                weights[i * from + j] = (float)(weights[i * from + j] / sum);
        }
        return tensor(weights, [to, from]);
    }
}
