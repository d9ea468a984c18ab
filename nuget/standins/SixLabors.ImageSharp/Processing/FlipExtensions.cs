namespace SixLabors.ImageSharp.Processing;

public static class FlipExtensions
{
    public static IImageProcessingContext Flip(this IImageProcessingContext source, FlipMode flipMode) =>
        ((IOperationContext)source).Apply(new FlipOperation(flipMode));

    private sealed class FlipOperation(FlipMode mode) : IImageOperation
    {
        public Image<TPixel> Apply<TPixel>(Image<TPixel> source)
            where TPixel : unmanaged, PixelFormats.IPixel<TPixel>
        {
            Image<TPixel> target = source.Clone();
            for (int y = 0; y < source.Height; y++)
            {
                Span<TPixel> row = target.Pixels.AsSpan(y * source.Width, source.Width);
                int from = mode == FlipMode.Vertical ? source.Height - 1 - y : y;
                source.Pixels.AsSpan(from * source.Width, source.Width).CopyTo(row);
                if (mode == FlipMode.Horizontal)
                    row.Reverse();
            }
            return target;
        }
    }
}
