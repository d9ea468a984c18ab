using System.Runtime.InteropServices;
using NativeImaging;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp;

public abstract partial class Image : IDisposable
{
    private bool isDisposed;

    internal Image(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        Size = new Size(width, height);
    }

    public int Width => Size.Width;

    public int Height => Size.Height;

    public Size Size { get; internal set; }

    internal abstract byte[] EncodePng();

    public void Dispose()
    {
        isDisposed = true;
        GC.SuppressFinalize(this);
    }

    internal void EnsureNotDisposed() => ObjectDisposedException.ThrowIf(isDisposed, this);

    public static Image<TPixel> Load<TPixel>(string path)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        ArgumentNullException.ThrowIfNull(path);
        return Load<TPixel>(File.ReadAllBytes(path));
    }

    public static Image<TPixel> Load<TPixel>(ReadOnlySpan<byte> data)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        try
        {
            PixelBuffer buffer = ImageCodec.Decode(data, smoothChroma: false) ?? throw UnknownFormat();
            var image = new Image<TPixel>(buffer.Width, buffer.Height);
            ReadOnlySpan<Rgba32> source = MemoryMarshal.Cast<byte, Rgba32>(buffer.Rgba);
            for (int i = 0; i < source.Length; i++)
                image.Pixels[i].FromRgba32(source[i]);
            return image;
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidImageContentException(exception.Message, exception);
        }
    }

    public static ImageInfo Identify(ReadOnlySpan<byte> buffer)
    {
        try
        {
            (int width, int height) = ImageCodec.Identify(buffer) ?? throw UnknownFormat();
            return new ImageInfo(new Size(width, height));
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidImageContentException(exception.Message, exception);
        }
    }

    public static Image<TPixel> LoadPixelData<TPixel>(ReadOnlySpan<byte> data, int width, int height)
        where TPixel : unmanaged, IPixel<TPixel> => LoadPixelData(MemoryMarshal.Cast<byte, TPixel>(data), width, height);

    public static Image<TPixel> LoadPixelData<TPixel>(ReadOnlySpan<TPixel> data, int width, int height)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        int count = width * height;
        ArgumentOutOfRangeException.ThrowIfLessThan(data.Length, count, nameof(data));
        var image = new Image<TPixel>(width, height);
        data[..count].CopyTo(image.Pixels);
        return image;
    }

    private static UnknownImageFormatException UnknownFormat() =>
        new($"Image cannot be loaded. Available decoders:{Environment.NewLine} - JPEG : JpegDecoder{Environment.NewLine} - PNG : PngDecoder{Environment.NewLine}");
}
