using System.Numerics;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Processing;

/// <summary>Separable resampling on premultiplied colours: rows first, then columns.</summary>
internal sealed class ResizeOperation(int width, int height) : IImageOperation
{
    public Image<TPixel> Apply<TPixel>(Image<TPixel> source)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        if (source.Width == width && source.Height == height)
            return source.Clone();
        bool hasAlpha = typeof(TPixel) == typeof(Rgba32);
        ResizeKernel[] columns = ResizeKernel.ForAxis(source.Width, width);
        ResizeKernel[] rows = ResizeKernel.ForAxis(source.Height, height);
        // Column after column, so that the second pass reads its run of pixels in one piece.
        var narrowed = new Vector4[width * source.Height];
        var line = new Vector4[source.Width];
        for (int y = 0; y < source.Height; y++)
        {
            for (int x = 0; x < line.Length; x++)
            {
                Vector4 pixel = source.Pixels[y * line.Length + x].ToScaledVector4();
                line[x] = hasAlpha ? (pixel * pixel.W) with { W = pixel.W } : pixel;
            }
            for (int x = 0; x < width; x++)
                narrowed[x * source.Height + y] = columns[x].Convolve(line);
        }
        var target = new Image<TPixel>(width, height);
        for (int x = 0; x < width; x++)
        {
            ReadOnlySpan<Vector4> column = narrowed.AsSpan(x * source.Height, source.Height);
            for (int y = 0; y < height; y++)
            {
                Vector4 pixel = rows[y].Convolve(column);
                if (hasAlpha && pixel.W != 0)
                    pixel = (pixel / pixel.W) with { W = pixel.W };
                target.Pixels[y * width + x].FromScaledVector4(pixel);
            }
        }
        return target;
    }
}
