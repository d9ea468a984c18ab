using System.Numerics;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Processing;

public static class DrawImageExtensions
{
    public static IImageProcessingContext DrawImage(
        this IImageProcessingContext source, Image foreground, Point backgroundLocation, float opacity) =>
        ((IOperationContext)source).Apply(new DrawOperation(foreground, backgroundLocation, opacity));

    /// <summary>Source-over composition; what lies outside is cut off.</summary>
    private sealed class DrawOperation(Image foreground, Point location, float opacity) : IImageOperation
    {
        public Image<TPixel> Apply<TPixel>(Image<TPixel> source)
            where TPixel : unmanaged, IPixel<TPixel>
        {
            Image<TPixel> target = source.Clone();
            var row = new Rgba32[foreground.Width];
            int left = Math.Max(0, -location.X), right = Math.Min(foreground.Width, source.Width - location.X);
            int top = Math.Max(0, -location.Y), bottom = Math.Min(foreground.Height, source.Height - location.Y);
            for (int y = top; y < bottom; y++)
            {
                foreground.CopyRowTo(y, row);
                for (int x = left; x < right; x++)
                {
                    ref TPixel pixel = ref target.Pixels[(location.Y + y) * source.Width + location.X + x];
                    pixel.FromScaledVector4(Over(pixel.ToScaledVector4(), row[x].ToScaledVector4()));
                }
            }
            return target;
        }

        private Vector4 Over(Vector4 below, Vector4 above)
        {
            float cover = above.W * opacity, alpha = cover + below.W * (1 - cover);
            if (alpha == 0)
                return Vector4.Zero;
            Vector4 color = (above * cover + below * (below.W * (1 - cover))) / alpha;
            return color with { W = alpha };
        }
    }
}
