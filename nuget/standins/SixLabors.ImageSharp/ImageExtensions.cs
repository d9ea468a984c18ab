using NativeImaging;
using SixLabors.ImageSharp.Formats.Jpeg;

namespace SixLabors.ImageSharp;

public static partial class ImageExtensions
{
    public static void SaveAsPng(this Image source, string path) => WriteFile(path, EncodePng(source));

    public static void SaveAsPng(this Image source, Stream stream) => WriteStream(stream, EncodePng(source));

    public static void SaveAsJpeg(this Image source, string path) => SaveAsJpeg(source, path, new JpegEncoder());

    public static void SaveAsJpeg(this Image source, string path, JpegEncoder encoder) => WriteFile(path, EncodeJpeg(source, encoder));

    public static void SaveAsJpeg(this Image source, Stream stream) => SaveAsJpeg(source, stream, new JpegEncoder());

    public static void SaveAsJpeg(this Image source, Stream stream, JpegEncoder encoder) =>
        WriteStream(stream, EncodeJpeg(source, encoder));

    private static byte[] EncodePng(Image source)
    {
        (byte[] pixels, int channels) = source.ToEncoderPixels();
        return PngCodec.Encode(pixels, source.Width, source.Height, channels);
    }

    private static byte[] EncodeJpeg(Image source, JpegEncoder encoder)
    {
        (byte[] pixels, int channels) = source.ToEncoderPixels();
        return JpegCodec.Encode(pixels, source.Width, source.Height, channels, encoder.Quality ?? 75);
    }

    private static void WriteFile(string path, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(path);
        File.WriteAllBytes(path, bytes);
    }

    private static void WriteStream(Stream stream, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanWrite)
            throw new NotSupportedException("Cannot write to the stream.");
        stream.Write(bytes);
    }
}
