using System.Buffers.Binary;
using System.IO.Compression;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Tiff;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.PixelFormats;

namespace MLNetGan.Tests.Imaging;

/// <summary>Image files made by ImageSharp's encoders and by hand.</summary>
internal static class Pictures
{
    /// <summary>A pixel by its place.</summary>
    public delegate Rgba32 Painter(int x, int y);

    public static readonly string[] Formats = ["png", "jpg", "gif", "bmp", "webp", "lossless.webp", "tiff"];

    /// <summary>A file of a format, painted pixel by pixel, without alpha.</summary>
    public static byte[] File(string format, int width, int height, Painter paint) => File<Rgb24>(Encoder(format), width, height, paint);

    /// <summary>A file of an encoder, painted pixel by pixel.</summary>
    public static byte[] File<TPixel>(IImageEncoder encoder, int width, int height, Painter paint, Action<Image<TPixel>>? change = null)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        using var image = new Image<TPixel>(width, height);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                TPixel pixel = default;
                pixel.FromRgba32(paint(x, y));
                image[x, y] = pixel;
            }
        }
        change?.Invoke(image);
        using var stream = new MemoryStream();
        image.Save(stream, encoder);
        return stream.ToArray();
    }

    /// <summary>Noise, which no format can make small.</summary>
    public static Painter Noise()
    {
        var random = new Random(5);
        return (_, _) => new((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256));
    }

    /// <summary>One colour.</summary>
    public static Painter Flat(byte red, byte green, byte blue, byte alpha = 255) => (_, _) => new(red, green, blue, alpha);

    public static IImageEncoder Encoder(string format) => format switch
    {
        "png" => new PngEncoder(),
        "jpg" => new JpegEncoder { Quality = 95 },
        "gif" => new GifEncoder(),
        "bmp" => new BmpEncoder(),
        "webp" => new WebpEncoder { FileFormat = WebpFileFormatType.Lossy },
        "lossless.webp" => new WebpEncoder { FileFormat = WebpFileFormatType.Lossless },
        "tiff" => new TiffEncoder(),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    /// <summary>A chunk of a PNG file.</summary>
    public static byte[] Chunk(string type, params byte[] data)
    {
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        System.Text.Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), Checksum(chunk.AsSpan(4, data.Length + 4)));
        return chunk;
    }

    /// <summary>Puts chunks behind the head of a PNG file.</summary>
    public static byte[] WithChunks(byte[] png, params byte[][] chunks) => [.. png[..33], .. chunks.SelectMany(chunk => chunk), .. png[33..]];

    /// <summary>Deflates as PNG does.</summary>
    public static byte[] Deflated(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var deflate = new ZLibStream(stream, CompressionLevel.Optimal))
            deflate.Write(bytes);
        return stream.ToArray();
    }

    /// <summary>EXIF data that tells an orientation alone.</summary>
    public static byte[] Exif(byte orientation) =>
        [.. "MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint sum = uint.MaxValue;
        foreach (byte value in bytes)
        {
            sum ^= value;
            for (int bit = 0; bit < 8; bit++)
                sum = (sum & 1) != 0 ? sum >> 1 ^ 0xEDB88320 : sum >> 1;
        }
        return ~sum;
    }
}
