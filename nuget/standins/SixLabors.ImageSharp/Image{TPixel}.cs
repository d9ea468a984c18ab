using System.Runtime.InteropServices;
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

    public void ProcessPixelRows(PixelAccessorAction<TPixel> processPixels)
    {
        ArgumentNullException.ThrowIfNull(processPixels);
        EnsureNotDisposed();
        processPixels(new PixelAccessor<TPixel>(this));
    }

    public void CopyPixelDataTo(Span<TPixel> destination)
    {
        EnsureNotDisposed();
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, Pixels.Length, "target");
        Pixels.CopyTo(destination);
    }

    public void CopyPixelDataTo(Span<byte> destination) => CopyPixelDataTo(MemoryMarshal.Cast<byte, TPixel>(destination));

    public bool DangerousTryGetSinglePixelMemory(out Memory<TPixel> memory)
    {
        EnsureNotDisposed();
        memory = Pixels;
        return true;
    }

    public Image<TPixel> Clone()
    {
        EnsureNotDisposed();
        return LoadPixelData<TPixel>(Pixels, Width, Height);
    }

    public override string ToString() => $"Image<{typeof(TPixel).Name}>: {Width}x{Height}";

    /// <summary>Takes over the picture of an image that nobody else holds.</summary>
    internal void TakePixels(Image<TPixel> source) => (Pixels, Size) = (source.Pixels, source.Size);

    internal override void CopyRowTo(int y, Span<Rgba32> row)
    {
        EnsureNotDisposed();
        Span<TPixel> source = Pixels.AsSpan(y * Width, Width);
        for (int x = 0; x < source.Length; x++)
            source[x].ToRgba32(ref row[x]);
    }

    internal override (byte[] Pixels, int Channels) ToEncoderPixels()
    {
        EnsureNotDisposed();
        if (typeof(TPixel) == typeof(L8))
            return (MemoryMarshal.AsBytes(Pixels.AsSpan()).ToArray(), 1);
        if (typeof(TPixel) == typeof(Rgb24))
            return (MemoryMarshal.AsBytes(Pixels.AsSpan()).ToArray(), 3);
        var rgba = new Rgba32[Pixels.Length];
        for (int y = 0; y < Height; y++)
            CopyRowTo(y, rgba.AsSpan(y * Width, Width));
        return (MemoryMarshal.AsBytes(rgba.AsSpan()).ToArray(), 4);
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
