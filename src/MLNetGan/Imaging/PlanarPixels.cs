using System.Runtime.InteropServices;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace MLNetGan.Imaging;

/// <summary>Pixels in planar C,H,W order (as networks want them) and interleaved (as image files hold them).</summary>
internal static class PlanarPixels
{
    /// <summary>Copies an image of the wanted size into planar bytes.</summary>
    public static void FromImage<TPixel>(Image<TPixel> image, ImageShape shape, Span<byte> planar)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        planar = planar[..shape.Length];
        if (shape.Channels == 1)
        {
            image.CopyPixelDataTo(planar);
            return;
        }
        var interleaved = new byte[shape.Length];
        image.CopyPixelDataTo(interleaved);
        int plane = shape.Height * shape.Width;
        for (int channel = 0; channel < shape.Channels; channel++)
        {
            var values = planar.Slice(channel * plane, plane);
            for (int i = 0, from = channel; i < values.Length; i++, from += shape.Channels)
                values[i] = interleaved[from];
        }
    }

    /// <summary>
    /// Copies planar values (rounded and clamped to 0..255) into an interleaved canvas, with the image's top left corner
    /// at the pixel (<paramref name="left"/>, <paramref name="top"/>), every pixel as a square of <paramref name="scale"/>.
    /// </summary>
    public static void Paint(
        ReadOnlySpan<float> planar, ImageShape shape, Span<byte> canvas, int canvasWidth, int left, int top, int scale)
    {
        int plane = shape.Height * shape.Width, pixel = shape.Channels, stride = canvasWidth * pixel;
        for (int y = 0; y < shape.Height; y++)
        {
            int rowAt = (top + y * scale) * stride + left * pixel;
            var row = canvas.Slice(rowAt, shape.Width * scale * pixel);
            for (int channel = 0; channel < pixel; channel++)
            {
                var values = planar.Slice(channel * plane + y * shape.Width, shape.Width);
                int at = channel;
                foreach (float value in values)
                {
                    byte rounded = PixelConversion.ToByte(value);
                    for (int repeat = 0; repeat < scale; repeat++, at += pixel)
                        row[at] = rounded;
                }
            }
            for (int repeat = 1; repeat < scale; repeat++)
                row.CopyTo(canvas.Slice(rowAt + repeat * stride, row.Length));
        }
    }

    /// <summary>An image of interleaved bytes with 1, 3 or 4 channels.</summary>
    public static Image ToImage(ReadOnlySpan<byte> interleaved, int channels, int height, int width) => channels switch
    {
        1 => Image.LoadPixelData(MemoryMarshal.Cast<byte, L8>(interleaved), width, height),
        3 => Image.LoadPixelData(MemoryMarshal.Cast<byte, Rgb24>(interleaved), width, height),
        4 => Image.LoadPixelData(MemoryMarshal.Cast<byte, Rgba32>(interleaved), width, height),
        _ => throw new ArgumentException($"Images have 1, 3 or 4 channels, not {channels}.", nameof(channels)),
    };
}
