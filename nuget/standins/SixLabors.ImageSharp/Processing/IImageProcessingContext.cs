namespace SixLabors.ImageSharp.Processing;

public interface IImageProcessingContext
{
    Size GetCurrentSize();
}

/// <summary>What the stand-in's own operations need of a context.</summary>
internal interface IOperationContext : IImageProcessingContext
{
    IImageProcessingContext Apply(IImageOperation operation);
}

internal interface IImageOperation
{
    Image<TPixel> Apply<TPixel>(Image<TPixel> source)
        where TPixel : unmanaged, PixelFormats.IPixel<TPixel>;
}

internal sealed class ImageProcessingContext<TPixel>(Image<TPixel> image) : IOperationContext
    where TPixel : unmanaged, PixelFormats.IPixel<TPixel>
{
    public Image<TPixel> Result { get; private set; } = image;

    public Size GetCurrentSize() => Result.Size;

    public IImageProcessingContext Apply(IImageOperation operation)
    {
        Result = operation.Apply(Result);
        return this;
    }
}
