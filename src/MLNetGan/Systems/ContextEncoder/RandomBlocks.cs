using MLNetGan.Networks;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Systems.ContextEncoder;

/// <summary>Blocks that hide parts of an image, and may overlap: no more of it than a share (Pathak 2016, section 3.3).</summary>
internal static class RandomBlocks
{
    private const int Blocks = 8, ChancesOfOne = 4;
    private const float Shown = -1, Hidden = 1;

    // Sides of a block, as shares of those of all that may be hidden, if it were one block: the first one always fits.
    private const double Smallest = 0.25, Largest = 0.75;

    /// <summary>Masks (count, 1, height, width) of images, in network values.</summary>
    public static Tensor Masks(StepNoise noise, long count, long height, long width, double share, Device device)
    {
        float[] chances = noise.UniformValues(count * Blocks * ChancesOfOne), masks = new float[count * height * width];
        for (int i = 0; i < count; i++)
        {
            Span<float> mask = masks.AsSpan((int)(i * height * width), (int)(height * width));
            Draw(chances.AsSpan(i * Blocks * ChancesOfOne, Blocks * ChancesOfOne), mask, (int)width, share);
        }
        return Upload.Of(masks, [count, 1, height, width], device);
    }

    /// <summary>Draws blocks while they fit into the share; a mask has one at least.</summary>
    /// <param name="chances">Uniform from 0 to 1.</param>
    /// <param name="mask">Rows of pixels.</param>
    /// <param name="width">The length of a row.</param>
    /// <param name="share">How much of the mask is hidden at most.</param>
    public static void Draw(ReadOnlySpan<float> chances, Span<float> mask, int width, double share)
    {
        mask.Fill(Shown);
        int height = mask.Length / width, left = (int)(share * mask.Length);
        for (int at = 0; at < chances.Length; at += ChancesOfOne)
        {
            int rows = Side(chances[at], height, share), columns = Side(chances[at + 1], width, share);
            int top = Below(chances[at + 2], height - rows + 1), start = Below(chances[at + 3], width - columns + 1);
            int added = 0;
            for (int row = top; row < top + rows; row++)
                added += mask.Slice(row * width + start, columns).Count(Shown);
            if (at > 0 && added > left)
                continue;
            left -= added;
            for (int row = top; row < top + rows; row++)
                mask.Slice(row * width + start, columns).Fill(Hidden);
        }
    }

    private static int Side(float chance, int side, double share) =>
        Math.Max(1, (int)(Math.Sqrt(share) * side * (Smallest + (Largest - Smallest) * chance)));

    private static int Below(float chance, int bound) => Math.Min((int)(chance * bound), bound - 1);
}
