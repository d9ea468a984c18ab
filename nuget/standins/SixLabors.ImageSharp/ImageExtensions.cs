namespace SixLabors.ImageSharp;

public static partial class ImageExtensions
{
    public static void SaveAsPng(this Image source, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanWrite)
            throw new NotSupportedException("Cannot write to the stream.");
        stream.Write(source.EncodePng());
    }
}
