using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Processing;

public static partial class ProcessingExtensions
{
    public static void Mutate<TPixel>(this Image<TPixel> source, Action<IImageProcessingContext> operation)
        where TPixel : unmanaged, IPixel<TPixel> => source.TakePixels(Run(source, operation));

    public static Image<TPixel> Clone<TPixel>(this Image<TPixel> source, Action<IImageProcessingContext> operation)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        Image<TPixel> result = Run(source, operation);
        return result == source ? source.Clone() : result;
    }

    private static Image<TPixel> Run<TPixel>(Image<TPixel> source, Action<IImageProcessingContext> operation)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        ArgumentNullException.ThrowIfNull(operation);
        source.EnsureNotDisposed();
        var context = new ImageProcessingContext<TPixel>(source);
        operation(context);
        return context.Result;
    }
}
