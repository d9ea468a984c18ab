using Microsoft.ML.Transforms.Image;
using NativeImaging;

namespace Microsoft.ML.Data;

/// <summary>A picture of four bytes a pixel; colours are premultiplied by alpha when it was decoded from a file.</summary>
public sealed class MLImage : IDisposable
{
    private readonly int _width;
    private readonly int _height;
    private readonly MLPixelFormat _format;
    // Without meaning of alpha: what resizing makes.
    private readonly bool _isOpaque;
    private byte[] _pixels;
    private string _tag;

    private MLImage(int width, int height, MLPixelFormat format, byte[] pixels, bool isOpaque) =>
        (_width, _height, _format, _pixels, _isOpaque) = (width, height, format, pixels, isOpaque);

    public int Width => IfAlive(_width);

    public int Height => IfAlive(_height);

    public MLPixelFormat PixelFormat => IfAlive(_format);

    public int BitsPerPixel => IfAlive(32);

    public ReadOnlySpan<byte> Pixels => IfAlive(_pixels);

    public byte[] GetBGRPixels
    {
        get
        {
            byte[] rgba = ToRgba(), bgr = new byte[_width * _height * 3];
            for (int from = 0, to = 0; to < bgr.Length; from += 4, to += 3)
                (bgr[to], bgr[to + 1], bgr[to + 2]) = (rgba[from + 2], rgba[from + 1], rgba[from]);
            return bgr;
        }
    }

    public string Tag
    {
        get => IfAlive(_tag);
        set => _tag = IfAlive(value);
    }

    public static MLImage CreateFromStream(Stream imageStream)
    {
        ArgumentNullException.ThrowIfNull(imageStream);
        using var copy = new MemoryStream();
        imageStream.CopyTo(copy);
        return Decode(copy.ToArray()) ?? throw new ArgumentException("Invalid input stream contents", nameof(imageStream));
    }

    public static MLImage CreateFromFile(string imagePath)
    {
        ArgumentNullException.ThrowIfNull(imagePath);
        MLImage image = File.Exists(imagePath) ? Decode(File.ReadAllBytes(imagePath)) : null;
        return image ?? throw new ArgumentException("Invalid path", nameof(imagePath));
    }

    public static MLImage CreateFromPixels(int width, int height, MLPixelFormat pixelFormat, ReadOnlySpan<byte> imagePixelData)
    {
        if (pixelFormat is not (MLPixelFormat.Bgra32 or MLPixelFormat.Rgba32))
            throw new ArgumentException("Unsupported pixel format", nameof(pixelFormat));
        if (width <= 0)
            throw new ArgumentException("Invalid width value.", nameof(width));
        if (height <= 0)
            throw new ArgumentException("Invalid height value.", nameof(height));
        if (imagePixelData.Length != width * height * 4)
            throw new ArgumentException($"Invalid {nameof(imagePixelData)} buffer size.");
        return new MLImage(width, height, pixelFormat, imagePixelData.ToArray(), isOpaque: false);
    }

    public void Dispose() => _pixels = null;

    internal MLImage CloneWithResizing(int width, int height, ImageResizingEstimator.ResizingKind kind, ImageResizingEstimator.Anchor anchor)
    {
        IfAlive(true);
        if (kind == ImageResizingEstimator.ResizingKind.Fill)
            return new MLImage(width, height, _format, Drawing.Nearest(_pixels, _width, _height, width, height), _isOpaque);
        float widthAspect = (float)width / _width, heightAspect = (float)height / _height;
        bool crop = kind == ImageResizingEstimator.ResizingKind.IsoCrop;
        float aspect = crop ? Math.Max(widthAspect, heightAspect) : Math.Min(widthAspect, heightAspect);
        float roomX = width - _width * aspect, roomY = height - _height * aspect;
        // Only the axis that is cut or padded has an anchor.
        bool vertical = crop == heightAspect < widthAspect;
        int left = vertical ? 0 : crop && anchor == ImageResizingEstimator.Anchor.Left ? 0
            : (int)(crop && anchor == ImageResizingEstimator.Anchor.Right ? roomX : roomX / 2);
        int top = !vertical ? 0 : crop && anchor == ImageResizingEstimator.Anchor.Top ? 0
            : (int)(crop && anchor == ImageResizingEstimator.Anchor.Bottom ? roomY : roomY / 2);
        var target = (left, top, (int)(_width * aspect), (int)(_height * aspect));
        return new MLImage(width, height, _format, Drawing.Smooth(_pixels, _width, _height, width, height, target), isOpaque: true);
    }

    private static MLImage Decode(byte[] file)
    {
        PixelBuffer buffer;
        try
        {
            buffer = ImageCodec.Decode(file, smoothChroma: true);
        }
        catch (InvalidDataException)
        {
            return null;
        }
        if (buffer == null)
            return null;
        byte[] pixels = buffer.Rgba;
        for (int i = 0; i < pixels.Length; i += 4)
        {
            int alpha = pixels[i + 3];
            (pixels[i], pixels[i + 1], pixels[i + 2]) =
                (Scale(pixels[i + 2], alpha, 255), Scale(pixels[i + 1], alpha, 255), Scale(pixels[i], alpha, 255));
        }
        return new MLImage(buffer.Width, buffer.Height, MLPixelFormat.Bgra32, pixels, isOpaque: false);
    }

    /// <summary>The colours as they are seen, no longer premultiplied.</summary>
    private byte[] ToRgba()
    {
        byte[] rgba = IfAlive(_pixels).ToArray();
        int red = _format == MLPixelFormat.Bgra32 ? 2 : 0;
        for (int i = 0; i < rgba.Length; i += 4)
        {
            int alpha = _isOpaque ? 255 : rgba[i + 3];
            (rgba[i], rgba[i + 1], rgba[i + 2], rgba[i + 3]) =
                (Scale(rgba[i + red], 255, alpha), Scale(rgba[i + 1], 255, alpha), Scale(rgba[i + 2 - red], 255, alpha), (byte)alpha);
        }
        return rgba;
    }

    private static byte Scale(int value, int numerator, int denominator) =>
        denominator == 0 ? (byte)0 : (byte)Math.Min(255, (value * numerator + denominator / 2) / denominator);

    private T IfAlive<T>(T value) => _pixels == null ? throw new InvalidOperationException("Object is disposed.") : value;
}
