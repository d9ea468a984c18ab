using Microsoft.ML.Data;
using MLNetGan.Imaging;

namespace MLNetGan.Pipeline.Columns;

/// <summary>Pixels of an MLImage as planar floats 0..255, and back.</summary>
internal static class PlanarImage
{
    // The weights of ML.NET's ConvertToGrayscale.
    public const float RedWeight = 0.3f, GreenWeight = 0.59f, BlueWeight = 0.11f;

    /// <summary>Fills the planes grey; or red, green, blue; or these and alpha.</summary>
    public static void Read(MLImage image, int channels, Span<float> planar)
    {
        ReadOnlySpan<byte> pixels = image.Pixels;
        int plane = image.Width * image.Height;
        (int red, int blue) = RedAndBlue(image);
        if (channels == 1)
        {
            for (int i = 0, from = 0; i < plane; i++, from += 4)
                planar[i] = RedWeight * pixels[from + red] + GreenWeight * pixels[from + 1] + BlueWeight * pixels[from + blue];
            return;
        }
        ReadOnlySpan<int> offsets = [red, 1, blue, 3];
        for (int channel = 0; channel < channels; channel++)
        {
            Span<float> values = planar.Slice(channel * plane, plane);
            for (int i = 0, from = offsets[channel]; i < plane; i++, from += 4)
                values[i] = pixels[from];
        }
    }

    /// <summary>Fills the planes red, green, blue, or these and alpha, with the bytes that they are, and gives the largest.</summary>
    public static byte ReadBytes(MLImage image, int channels, Span<byte> planar)
    {
        ReadOnlySpan<byte> pixels = image.Pixels;
        int plane = image.Width * image.Height;
        (int red, int blue) = RedAndBlue(image);
        ReadOnlySpan<int> offsets = [red, 1, blue, 3];
        byte largest = 0;
        for (int channel = 0; channel < channels; channel++)
        {
            Span<byte> values = planar.Slice(channel * plane, plane);
            for (int i = 0, from = offsets[channel]; i < plane; i++, from += 4)
            {
                values[i] = pixels[from];
                largest = Math.Max(largest, pixels[from]);
            }
        }
        return largest;
    }

    /// <summary>A new image of planes as <see cref="Read"/> makes them, opaque without an alpha plane.</summary>
    public static MLImage Write(ReadOnlySpan<float> planar, int channels, int height, int width)
    {
        int plane = height * width;
        var pixels = new byte[plane * 4];
        ReadOnlySpan<int> sources = channels == 1 ? [0, 0, 0] : [2, 1, 0];
        for (int to = 0; to < 3; to++)
        {
            ReadOnlySpan<float> values = planar.Slice(sources[to] * plane, plane);
            for (int i = 0, at = to; i < plane; i++, at += 4)
                pixels[at] = PixelConversion.ToByte(values[i]);
        }
        for (int i = 0, at = 3; i < plane; i++, at += 4)
            pixels[at] = channels == 4 ? PixelConversion.ToByte(planar[3 * plane + i]) : byte.MaxValue;
        return MLImage.CreateFromPixels(width, height, MLPixelFormat.Bgra32, pixels);
    }

    private static (int Red, int Blue) RedAndBlue(MLImage image) => image.PixelFormat == MLPixelFormat.Rgba32 ? (0, 2) : (2, 0);
}
