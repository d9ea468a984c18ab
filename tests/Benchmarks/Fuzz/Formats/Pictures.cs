using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Tiff;
using SixLabors.ImageSharp.Formats.Tiff.Constants;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;

namespace MLNetGan.Benchmarks.Fuzz;

/// <summary>Small pictures as image files of every kind.</summary>
internal static class Pictures
{
    public const int Width = 24, Height = 20;

    public static IReadOnlyList<byte[]> Png { get; } =
    [
        Encode(new PngEncoder { ColorType = PngColorType.Rgb }),
        Encode(new PngEncoder { ColorType = PngColorType.Grayscale }),
        Encode(new PngEncoder { ColorType = PngColorType.Grayscale, BitDepth = PngBitDepth.Bit1 }),
        Encode(new PngEncoder { ColorType = PngColorType.RgbWithAlpha, BitDepth = PngBitDepth.Bit16 }),
        Encode(new PngEncoder { ColorType = PngColorType.RgbWithAlpha, InterlaceMethod = PngInterlaceMode.Adam7 }),
        Encode(new PngEncoder { ColorType = PngColorType.Palette }),
        Containers.Png(SplitData(Containers.PngChunks(Encode(new PngEncoder { ColorType = PngColorType.Rgb })))),
    ];

    public static IReadOnlyList<byte[]> Jpeg { get; } =
    [
        Encode(new JpegEncoder { ColorType = JpegColorType.YCbCrRatio420 }),
        Encode(new JpegEncoder { ColorType = JpegColorType.YCbCrRatio444, Quality = 95 }),
        Encode(new JpegEncoder { ColorType = JpegColorType.Luminance }),
        Encode(new JpegEncoder(), orientation: 6),
    ];

    public static IReadOnlyList<byte[]> Bmp { get; } =
    [
        Encode(new BmpEncoder { BitsPerPixel = BmpBitsPerPixel.Pixel24 }),
        Encode(new BmpEncoder { BitsPerPixel = BmpBitsPerPixel.Pixel8 }),
        Encode(new BmpEncoder { BitsPerPixel = BmpBitsPerPixel.Pixel32, SupportTransparency = true }),
    ];

    public static IReadOnlyList<byte[]> Gif { get; } = [Encode(new GifEncoder())];

    public static IReadOnlyList<byte[]> Webp { get; } =
    [
        Encode(new WebpEncoder { FileFormat = WebpFileFormatType.Lossy }),
        Encode(new WebpEncoder { FileFormat = WebpFileFormatType.Lossless }),
    ];

    public static IReadOnlyList<byte[]> Tiff { get; } =
    [
        Encode(new TiffEncoder { Compression = TiffCompression.None, BitsPerPixel = TiffBitsPerPixel.Bit24 }),
        Encode(new TiffEncoder { Compression = TiffCompression.None, BitsPerPixel = TiffBitsPerPixel.Bit8 }),
        Encode(new TiffEncoder { Compression = TiffCompression.Lzw, BitsPerPixel = TiffBitsPerPixel.Bit24 }),
        Encode(new TiffEncoder { Compression = TiffCompression.Deflate, BitsPerPixel = TiffBitsPerPixel.Bit24 }),
        Encode(new TiffEncoder { Compression = TiffCompression.PackBits, BitsPerPixel = TiffBitsPerPixel.Bit8 }),
    ];

    private static byte[] Encode(IImageEncoder encoder, ushort orientation = 1)
    {
        using var image = new Image<Rgba32>(Width, Height);
        for (int y = 0; y < Height; y++)
            for (int x = 0; x < Width; x++)
                image[x, y] = new Rgba32((byte)(10 * x), (byte)(12 * y), (byte)(x * y), (byte)(x < Width / 2 ? 255 : 5 * x));
        if (orientation != 1)
        {
            image.Metadata.ExifProfile = new ExifProfile();
            image.Metadata.ExifProfile.SetValue(ExifTag.Orientation, orientation);
        }
        using var file = new MemoryStream();
        image.Save(file, encoder);
        return file.ToArray();
    }

    // As encoders do that write while they compress.
    private static IEnumerable<(string, byte[])> SplitData(IEnumerable<(string Type, byte[] Data)> chunks) => chunks.SelectMany(chunk =>
        chunk.Type == "IDAT" ? chunk.Data.Chunk(chunk.Data.Length / 4 + 1).Select(part => ("IDAT", part)) : [chunk]);
}
