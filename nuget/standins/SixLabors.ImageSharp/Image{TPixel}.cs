using System.Runtime.InteropServices;
using NativeImaging;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp;

public sealed class Image<TPixel> : Image
    where TPixel : unmanaged, IPixel<TPixel>
{
    public Image(int width, int height) : base(width, height) => Pixels = new TPixel[checked(width * height)];

    public Image(int width, int height, TPixel backgroundColor) : this(width, height) => Pixels.AsSpan().Fill(backgroundColor);

    internal TPixel[] Pixels { get; private set; }

    public TPixel this[int x, int y]
    {
        get => Pixels[IndexOf(x, y)];
        set => Pixels[IndexOf(x, y)] = value;
    }

    public void CopyPixelDataTo(Span<TPixel> destination)
    {
        EnsureNotDisposed();
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, Pixels.Length, "target");
        Pixels.CopyTo(destination);
    }

    public void CopyPixelDataTo(Span<byte> destination) => CopyPixelDataTo(MemoryMarshal.Cast<byte, TPixel>(destination));

    public Image<TPixel> Clone()
    {
        EnsureNotDisposed();
        return LoadPixelData<TPixel>(Pixels, Width, Height);
    }

    public override string ToString() => $"Image<{typeof(TPixel).Name}>: {Width}x{Height}";

    /// <summary>Takes over the picture of an image that nobody else holds.</summary>
    internal void TakePixels(Image<TPixel> source) => (Pixels, Size) = (source.Pixels, source.Size);

    internal override byte[] EncodePng()
    {
        EnsureNotDisposed();
        int channels = typeof(TPixel) == typeof(L8) ? 1 : typeof(TPixel) == typeof(Rgb24) ? 3 : 4;
        return PngCodec.Encode(MemoryMarshal.AsBytes(Pixels.AsSpan()), Width, Height, channels);
    }

    private int IndexOf(int x, int y)
    {
        EnsureNotDisposed();
        if ((uint)x >= (uint)Width)
            throw new ArgumentOutOfRangeException(nameof(x));
        if ((uint)y >= (uint)Height)
            throw new ArgumentOutOfRangeException(nameof(y));
        return y * Width + x;
    }
}
