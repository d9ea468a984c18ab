using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Tiff;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.Metadata;

namespace MLNetGan.Imaging;

/// <summary>The formats that are read, and how.</summary>
internal static class ImageFormats
{
    /// <summary>The formats as text.</summary>
    public const string Names = "PNG, JPEG, WebP, BMP, GIF or TIFF";

    private static readonly string[] s_extensions = [".png", ".jpg", ".jpeg", ".jfif", ".webp", ".bmp", ".gif", ".tif", ".tiff"];

    /// <summary>Decodes pixels alone, of the first frame: compressed texts in a small file could unpack to gigabytes.</summary>
    public static Configuration Decoding { get; } = CreateDecoding();

    /// <summary>The extensions of the formats as text.</summary>
    public static string Extensions => $"{string.Join(", ", s_extensions[..^1])} or {s_extensions[^1]}";

    /// <summary>Whether a file is read as an image, by its name.</summary>
    public static bool HasExtension(string path) => s_extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    private static Configuration CreateDecoding()
    {
        const FrameDecodingMode First = FrameDecodingMode.First;
        var configuration = new Configuration(
            new PngConfigurationModule(), new JpegConfigurationModule(), new WebpConfigurationModule(),
            new BmpConfigurationModule(), new GifConfigurationModule(), new TiffConfigurationModule());
        ImageFormatManager formats = configuration.ImageFormatsManager;
        formats.SetDecoder(PngFormat.Instance, new PngDecoder { IgnoreMetadata = true });
        formats.SetDecoder(JpegFormat.Instance, new JpegDecoder { IgnoreMetadata = true });
        formats.SetDecoder(WebpFormat.Instance, new WebpDecoder { IgnoreMetadata = true });
        formats.SetDecoder(GifFormat.Instance, new GifDecoder { IgnoreMetadata = true, DecodingMode = First });
        formats.SetDecoder(TiffFormat.Instance, new TiffDecoder { IgnoreMetadata = true, DecodingMode = First });
        return configuration;
    }
}
