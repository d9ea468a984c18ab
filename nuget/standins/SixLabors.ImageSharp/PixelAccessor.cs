using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp;

public delegate void PixelAccessorAction<TPixel>(PixelAccessor<TPixel> pixelAccessor)
    where TPixel : unmanaged, IPixel<TPixel>;

public ref struct PixelAccessor<TPixel>
    where TPixel : unmanaged, IPixel<TPixel>
{
    private readonly Image<TPixel> image;

    internal PixelAccessor(Image<TPixel> image) => this.image = image;

    public readonly int Width => image.Width;

    public readonly int Height => image.Height;

    public readonly Span<TPixel> GetRowSpan(int rowIndex) => (uint)rowIndex < (uint)Height
        ? image.Pixels.AsSpan(rowIndex * Width, Width)
        : throw new ArgumentOutOfRangeException(nameof(rowIndex));
}
