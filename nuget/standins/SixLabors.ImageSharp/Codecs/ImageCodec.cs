#nullable enable
namespace NativeImaging;

/// <summary>
/// PNG and JPEG through the system's libpng and libjpeg-turbo. A file of neither format gives null; a broken one throws
/// <see cref="InvalidDataException"/>.
/// </summary>
internal static class ImageCodec
{
    public static PixelBuffer? Decode(ReadOnlySpan<byte> file, bool smoothChroma) =>
        IsPng(file) ? PngCodec.Decode(file)
        : IsJpeg(file) ? JpegCodec.Decode(file, smoothChroma)
        : null;

    public static (int Width, int Height)? Identify(ReadOnlySpan<byte> file) =>
        IsPng(file) ? PngCodec.Identify(file)
        : IsJpeg(file) ? JpegCodec.Identify(file)
        : null;

    private static bool IsPng(ReadOnlySpan<byte> file) =>
        file.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);

    private static bool IsJpeg(ReadOnlySpan<byte> file) => file.Length >= 11 && file.StartsWith<byte>([0xFF, 0xD8]);
}
