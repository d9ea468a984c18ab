using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;

namespace GeneratorService;

/// <summary>Makes PNG files in memory.</summary>
public static class Png
{
    /// <summary>Encodes planar C,H,W values from 0 to 255 (rounded; what lies outside is clamped).</summary>
    public static byte[] Encode(ReadOnlySpan<float> planar, ImageSize size)
    {
        var interleaved = new byte[size.Length];
        int plane = size.Height * size.Width;
        for (int channel = 0; channel < size.Channels; channel++)
        {
            for (int i = 0; i < plane; i++)
                interleaved[(i * size.Channels) + channel] = (byte)(Math.Clamp(planar[(channel * plane) + i], 0, 255) + 0.5f);
        }
        return size.Channels switch
        {
            1 => Encode<L8>(interleaved, size, PngColorType.Grayscale),
            3 => Encode<Rgb24>(interleaved, size, PngColorType.Rgb),
            _ => Encode<Rgba32>(interleaved, size, PngColorType.RgbWithAlpha),
        };
    }

    private static byte[] Encode<TPixel>(byte[] interleaved, ImageSize size, PngColorType colors) where TPixel : unmanaged, IPixel<TPixel>
    {
        using var image = Image.LoadPixelData<TPixel>(interleaved, size.Width, size.Height);
        using var file = new MemoryStream();
        new PngEncoder { ColorType = colors, BitDepth = PngBitDepth.Bit8 }.Encode(image, file);
        return file.ToArray();
    }
}
