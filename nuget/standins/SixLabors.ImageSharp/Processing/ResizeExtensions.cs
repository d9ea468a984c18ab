namespace SixLabors.ImageSharp.Processing;

public static class ResizeExtensions
{
    /// <summary>Bicubic. One side may be zero: it then follows the aspect ratio.</summary>
    public static IImageProcessingContext Resize(this IImageProcessingContext source, int width, int height)
    {
        if (width <= 0 && height <= 0)
            throw new InvalidOperationException($"Target width {width} and height {height} must be greater than zero.");
        Size size = source.GetCurrentSize();
        if (width == 0)
            width = (int)MathF.Max(1, MathF.Round(size.Width * height / (float)size.Height));
        if (height == 0)
            height = (int)MathF.Max(1, MathF.Round(size.Height * width / (float)size.Width));
        return ((IOperationContext)source).Apply(new ResizeOperation(width, height));
    }
}
