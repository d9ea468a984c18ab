namespace SixLabors.ImageSharp.Processing;

public static class CropExtensions
{
    public static IImageProcessingContext Crop(this IImageProcessingContext source, int width, int height) =>
        Crop(source, new Rectangle(0, 0, width, height));

    public static IImageProcessingContext Crop(this IImageProcessingContext source, Rectangle cropRectangle)
    {
        Size size = source.GetCurrentSize();
        if (!new Rectangle(0, 0, size.Width, size.Height).Contains(cropRectangle))
            throw new ArgumentException("Crop rectangle should be smaller than the source bounds.", nameof(cropRectangle));
        return ((IOperationContext)source).Apply(new CropOperation(cropRectangle));
    }

    private sealed class CropOperation(Rectangle area) : IImageOperation
    {
        public Image<TPixel> Apply<TPixel>(Image<TPixel> source)
            where TPixel : unmanaged, PixelFormats.IPixel<TPixel>
        {
            var target = new Image<TPixel>(area.Width, area.Height);
            for (int y = 0; y < area.Height; y++)
                source.Pixels.AsSpan((area.Y + y) * source.Width + area.X, area.Width).CopyTo(target.Pixels.AsSpan(y * area.Width));
            return target;
        }
    }
}
