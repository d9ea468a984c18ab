using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace MLNetGan.Imaging;

/// <summary>Brings images to another size: cut about their centre to its aspect ratio, and resized (bicubic).</summary>
internal static class ResizedImage
{
    /// <summary>Brings planar values to another size; they keep their channels.</summary>
    public static void Create(ReadOnlySpan<float> planar, ImageShape from, ImageShape to, Span<byte> resized)
    {
        var interleaved = new byte[from.Length];
        PlanarPixels.Paint(planar, from, interleaved, from.Width, left: 0, top: 0, scale: 1);
        using Image image = PlanarPixels.ToImage(interleaved, from.Channels, from.Height, from.Width);
        var whole = new Rectangle(0, 0, from.Width, from.Height);
        switch (image)
        {
            case Image<L8> grey: Copy(grey, whole, to, resized); break;
            case Image<Rgb24> colour: Copy(colour, whole, to, resized); break;
            case Image<Rgba32> alpha: Copy(alpha, whole, to, resized); break;
        }
    }

    /// <summary>Copies an area of an image into planar bytes of the shape; nothing into none.</summary>
    /// <param name="image">The image.</param>
    /// <param name="area">The area of it.</param>
    /// <param name="shape">What it becomes.</param>
    /// <param name="planar">Where the bytes go.</param>
    /// <param name="mixes">Whether pixels of another size are mixtures (bicubic), rather than the nearest of those that were.</param>
    public static void Copy<TPixel>(Image<TPixel> image, Rectangle area, ImageShape shape, Span<byte> planar, bool mixes = true)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        if (planar.IsEmpty)
            return;
        if (area.Width == image.Width && image.Width == shape.Width && image.Height == shape.Height)
        {
            PlanarPixels.FromImage(image, shape, planar);
            return;
        }
        IResampler sampler = mixes ? KnownResamplers.Bicubic : KnownResamplers.NearestNeighbor;
        using var part = image.Clone(context => context.Crop(Centre(area, shape)).Resize(shape.Width, shape.Height, sampler));
        PlanarPixels.FromImage(part, shape, planar);
    }

    // The largest rectangle of the wanted aspect ratio, in the middle of an area.
    private static Rectangle Centre(Rectangle area, ImageShape shape)
    {
        double scale = Math.Min(area.Width / (double)shape.Width, area.Height / (double)shape.Height);
        int width = Math.Clamp((int)Math.Round(shape.Width * scale), 1, area.Width);
        int height = Math.Clamp((int)Math.Round(shape.Height * scale), 1, area.Height);
        return new Rectangle(area.X + (area.Width - width) / 2, area.Y + (area.Height - height) / 2, width, height);
    }
}
