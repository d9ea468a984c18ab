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
    public static void Decode(string path, ImageShape shape, Span<byte> planar)
    {
        switch (shape.Channels)
        {
            case 1: Decode<L8>(path, shape, planar); break;
            case 3: Decode<Rgb24>(path, shape, planar); break;
            case 4: Decode<Rgba32>(path, shape, planar); break;
            default: throw new ArgumentException($"Images have 1, 3 or 4 channels, not {shape.Channels}.", nameof(shape));
        }
    }

    private static void Decode<TPixel>(string path, ImageShape shape, Span<byte> planar)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        try
        {
            using var image = Image.Load<TPixel>(path);
            if (image.Width != shape.Width || image.Height != shape.Height)
                image.Mutate(context => context.Crop(Centre(image.Size, shape)).Resize(shape.Width, shape.Height));
            PlanarPixels.FromImage(image, shape, planar);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw Broken(path, error);
        }
    }

    // The largest rectangle of the wanted aspect ratio, in the middle.
    private static Rectangle Centre(Size size, ImageShape shape)
    {
        double scale = Math.Min(size.Width / (double)shape.Width, size.Height / (double)shape.Height);
        int width = Math.Clamp((int)Math.Round(shape.Width * scale), 1, size.Width);
        int height = Math.Clamp((int)Math.Round(shape.Height * scale), 1, size.Height);
        return new Rectangle((size.Width - width) / 2, (size.Height - height) / 2, width, height);
    }

    private static InvalidDataException Broken(string path, Exception error) => new(
        $"'{path}' cannot be read as an image: expected a PNG or JPEG file. {error.Message.ReplaceLineEndings(" ").Trim()}", error);
}
