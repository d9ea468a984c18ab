using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace MLNetGan.Imaging;

/// <summary>Reads PNG and JPEG files into planar bytes.</summary>
internal static class ImageFile
{
    /// <summary>
    /// Channels, height and width of a file, from its head: 1 channel for grey, 3 for colour (palettes too), 4 where the
    /// format says that there is an alpha plane.
    /// </summary>
    /// <exception cref="InvalidDataException">The file is no readable PNG or JPEG image; the message names it.</exception>
    public static ImageShape Identify(string path)
    {
        try
        {
            byte[] bytes = File.ReadAllBytes(path);
            var info = Image.Identify(bytes);
            return new ImageShape(ImageHeader.Channels(bytes), info.Height, info.Width);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw Broken(path, error);
        }
    }

    /// <summary>
    /// Decodes a file to planar C,H,W bytes. An image of another size is cut about its centre to the wanted aspect ratio
    /// and resized (bicubic). Grey is the luminance (BT.709); an alpha plane that is not wanted is dropped.
    /// </summary>
    /// <exception cref="InvalidDataException">The file is no readable PNG or JPEG image; the message names it.</exception>
    public static void Decode(string path, ImageShape shape, Span<byte> planar) => Decode(path, shape, planar, [], isPair: false);

    /// <summary>
    /// Decodes the left and the right half of a file of even width, each as <see cref="Decode(string, ImageShape, Span{byte})"/>
    /// does a whole one; the halves are cut apart first, so no pixel of one is mixed into the other. Where a span is empty
    /// its half is left out.
    /// </summary>
    /// <exception cref="InvalidDataException">The file is no readable PNG or JPEG image; the message names it.</exception>
    public static void DecodeHalves(string path, ImageShape shape, Span<byte> left, Span<byte> right) =>
        Decode(path, shape, left, right, isPair: true);

    /// <summary>Brings an image to another size as <see cref="Decode(string, ImageShape, Span{byte})"/> does; it keeps its channels.</summary>
    public static void Resize(ReadOnlySpan<float> planar, ImageShape from, ImageShape to, Span<byte> resized)
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

    private static void Decode(string path, ImageShape shape, Span<byte> left, Span<byte> right, bool isPair)
    {
        switch (shape.Channels)
        {
            case 1: Decode<L8>(path, shape, left, right, isPair); break;
            case 3: Decode<Rgb24>(path, shape, left, right, isPair); break;
            case 4: Decode<Rgba32>(path, shape, left, right, isPair); break;
            default: throw new ArgumentException($"Images have 1, 3 or 4 channels, not {shape.Channels}.", nameof(shape));
        }
    }

    private static void Decode<TPixel>(string path, ImageShape shape, Span<byte> left, Span<byte> right, bool isPair)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        try
        {
            using var image = Image.Load<TPixel>(path);
            int width = isPair ? image.Width / 2 : image.Width;
            Copy(image, new Rectangle(0, 0, width, image.Height), shape, left);
            Copy(image, new Rectangle(image.Width - width, 0, width, image.Height), shape, right);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw Broken(path, error);
        }
    }

    private static void Copy<TPixel>(Image<TPixel> image, Rectangle area, ImageShape shape, Span<byte> planar)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        if (planar.IsEmpty)
            return;
        if (area.Width == image.Width && image.Width == shape.Width && image.Height == shape.Height)
        {
            PlanarPixels.FromImage(image, shape, planar);
            return;
        }
        using var part = image.Clone(context => context.Crop(Centre(area, shape)).Resize(shape.Width, shape.Height));
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

    // Over some malformed files ImageSharp stumbles with exceptions that say nothing to whoever reads them.
    private static InvalidDataException Broken(string path, Exception error)
    {
        string reason = error switch
        {
            InvalidImageContentException or InvalidDataException or NotSupportedException or IOException or UnauthorizedAccessException =>
                " " + error.Message.ReplaceLineEndings(" ").Trim(),
            UnknownImageFormatException => "",
            _ => " Its content is malformed.",
        };
        return new($"'{path}' cannot be read as an image: expected a PNG or JPEG file.{reason}", error);
    }
}
