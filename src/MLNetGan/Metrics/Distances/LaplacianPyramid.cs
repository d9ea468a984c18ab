using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace MLNetGan.Metrics.Distances;

/// <summary>
/// Images taken apart by the size of what is in them (Burt and Adelson 1983), as the sliced Wasserstein distance sees them.
/// </summary>
internal static class LaplacianPyramid
{
    private const int SmallestSide = 16, Reach = 2;

    private static readonly float[] s_filter = [1 / 16f, 4 / 16f, 6 / 16f, 4 / 16f, 1 / 16f];

    /// <summary>Sides of the levels of images of this size: from their own to the last that is 16 or more, or their own alone.</summary>
    public static IReadOnlyList<int> Sides(int height, int width)
    {
        List<int> sides = [Math.Min(height, width)];
        while ((sides[^1] + 1) / 2 >= SmallestSide)
            sides.Add((sides[^1] + 1) / 2);
        return sides;
    }

    /// <summary>The levels of N,C,H,W, the finest first; the last is the image that is left.</summary>
    public static Tensor[] Of(Tensor images, int levels)
    {
        var pyramid = new Tensor[levels];
        for (int i = 0; i < levels - 1; i++)
        {
            Tensor smaller = Down(images);
            pyramid[i] = images - Up(smaller, images.shape[2], images.shape[3]);
            images = smaller;
        }
        pyramid[^1] = images;
        return pyramid;
    }

    private static Tensor Down(Tensor images) => Filter(images, 1).slice(2, 0, long.MaxValue, 2).slice(3, 0, long.MaxValue, 2);

    private static Tensor Up(Tensor images, long height, long width)
    {
        Tensor spread = zeros(images.shape[0], images.shape[1], height, width);
        spread.slice(2, 0, long.MaxValue, 2).slice(3, 0, long.MaxValue, 2).copy_(images);
        // Three of four pixels are zero.
        return Filter(spread, 4);
    }

    private static Tensor Filter(Tensor images, float gain)
    {
        long channels = images.shape[1];
        Tensor axis = tensor(s_filter), kernel = axis.outer(axis).Times(gain).expand(channels, 1, s_filter.Length, s_filter.Length);
        return conv2d(pad(images, [Reach, Reach, Reach, Reach], PaddingModes.Reflect), kernel, groups: channels);
    }
}
