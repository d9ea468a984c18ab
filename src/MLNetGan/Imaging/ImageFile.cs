using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace MLNetGan.Imaging;

/// <summary>
/// Reads image files into planar bytes, upright as EXIF says. The bytes tell the format, not the name; of an animation the first
/// frame is read. Where alpha is not wanted, images lie on white, as pages show them.
/// </summary>
internal static class ImageFile
{
    private const string SaveAsPng = "Save it as PNG with a program that reads it, or fetch it again.";
    private const string ToMend = "what images may take of memory. Make it smaller.";

    /// <summary>What a file's head says, after making sure that the file is whole and decoding it fits the budget.</summary>
    /// <exception cref="InvalidDataException">
    /// The file is no readable image, is cut short or is too large; the message names it.
    /// </exception>
    public static ImageHead Identify(string path, MemoryBudget budget)
    {
        try
        {
            if (OrdinaryFile.Length(path) is var length && length > budget.Bytes)
                throw new InvalidDataException($"It has {length} bytes: expected at most {budget}, {ToMend}");
            var head = ImageHead.Read(File.ReadAllBytes(path));
            return head.Bytes <= budget.Bytes ? head : throw new InvalidDataException(
                $"Its {head.Width}x{head.Height} pixels are too many: expected as many as can be read in {budget}, {ToMend}");
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw Broken(path, error);
        }
    }

    /// <summary>
    /// Decodes a file to planar C,H,W bytes. An image of another size is cut about its centre to the wanted aspect ratio
    /// and resized (bicubic; or without mixing pixels, nearest neighbour). Grey is the luminance (BT.709).
    /// </summary>
    /// <exception cref="InvalidDataException">The file is no readable image or is cut short; the message names it.</exception>
    public static void Decode(string path, ImageShape shape, Span<byte> planar, bool mixes = true) =>
        Decode(path, shape, planar, [], isPair: false, mixes);

    /// <summary>
    /// Decodes the left and the right half of a file of even width, each as <see cref="Decode(string, ImageShape, Span{byte}, bool)"/>
    /// does a whole one; the halves are cut apart first, so no pixel of one is mixed into the other. Where a span is empty
    /// its half is left out.
    /// </summary>
    /// <exception cref="InvalidDataException">The file is no readable image or is cut short; the message names it.</exception>
    public static void DecodeHalves(string path, ImageShape shape, Span<byte> left, Span<byte> right, bool mixes = true) =>
        Decode(path, shape, left, right, isPair: true, mixes);

    private static void Decode(string path, ImageShape shape, Span<byte> left, Span<byte> right, bool isPair, bool mixes)
    {
        switch (shape.Channels)
        {
            case 1: Decode<L8>(path, shape, left, right, isPair, mixes); break;
            case 3: Decode<Rgb24>(path, shape, left, right, isPair, mixes); break;
            case 4: Decode<Rgba32>(path, shape, left, right, isPair, mixes); break;
            default: throw new ArgumentException($"Images have 1, 3 or 4 channels, not {shape.Channels}.", nameof(shape));
        }
    }

    private static void Decode<TPixel>(string path, ImageShape shape, Span<byte> left, Span<byte> right, bool isPair, bool mixes)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        try
        {
            (bool hasLeft, bool hasRight) = (!left.IsEmpty, !right.IsEmpty);
            // Of a pair the half that is not asked for may have colours.
            using Image<TPixel> image = mixes || shape.Channels > 1
                ? Open<TPixel>(path, dropsAlpha: shape.Channels < 4)
                : OpenNumbers<TPixel>(path, whole => Half(whole, isPair && !(hasLeft && hasRight), isRight: hasRight));
            ResizedImage.Copy(image, Half(image, isPair, isRight: false), shape, left, mixes);
            ResizedImage.Copy(image, Half(image, isPair, isRight: true), shape, right, mixes);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw Broken(path, error);
        }
    }

    // The brightness of a colour is no number, and a palette's colours are not their places in it.
    private static Image<TPixel> OpenNumbers<TPixel>(string path, Func<Image, Rectangle> area) where TPixel : unmanaged, IPixel<TPixel>
    {
        using Image<Rgb24> image = Open<Rgb24>(path, dropsAlpha: true, RequireNumbers);
        RequireGrey(image, area(image));
        return image.CloneAs<TPixel>();
    }

    private static Image<TPixel> Open<TPixel>(string path, bool dropsAlpha, Action<ImageHead>? check = null)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        OrdinaryFile.Length(path);
        byte[] file = File.ReadAllBytes(path);
        var head = ImageHead.Read(file);
        check?.Invoke(head);
        Image<TPixel> image =
            dropsAlpha && head.HasAlpha ? LoadOnWhite<TPixel>(file) : Load<TPixel>(file, head.Scans?.End ?? file.Length);
        try
        {
            if (head.Scans is { } scans)
                JpegEnd.Check(file, scans, image);
            Turn(image, head.Orientation);
            return image;
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }

    private static Rectangle Half(Image image, bool isPair, bool isRight)
    {
        int width = isPair ? image.Width / 2 : image.Width;
        return new Rectangle(isRight ? image.Width - width : 0, 0, width, image.Height);
    }

    // Of another depth samples are spread over the 256 of a byte, and are other numbers then.
    private static void RequireNumbers(ImageHead head)
    {
        if (head.Lossy is { } lossy)
            throw new InvalidDataException($"It is a {lossy}, which changes numbers: expected them as they were. " +
                "Save maps as grey PNG of 8 bits, anew from their source.");
        if (!head.IsColour && head.SampleBits != 8)
        {
            string bits = $"{head.SampleBits} bit{(head.SampleBits == 1 ? "" : "s")}";
            throw new InvalidDataException($"Its numbers have {bits}: expected 8. Save them as a grey PNG of 8 bits.");
        }
    }

    private static void RequireGrey(Image<Rgb24> image, Rectangle area) => image.ProcessPixelRows(rows =>
    {
        for (int y = area.Top; y < area.Bottom; y++)
        {
            foreach (Rgb24 pixel in rows.GetRowSpan(y)[area.Left..area.Right])
            {
                if (pixel.R != pixel.G || pixel.G != pixel.B)
                    throw new InvalidDataException(
                        $"It has colours, ({pixel.R}, {pixel.G}, {pixel.B}) for one: expected the number of each pixel as its grey. " +
                        "Save the numbers that the colours, or places in a palette, stand for as a grey PNG.");
            }
        }
    });

    // Behind the end of a JPEG that is cut ImageSharp would look for the rest of the picture.
    private static Image<TPixel> Load<TPixel>(byte[] file, int length) where TPixel : unmanaged, IPixel<TPixel>
    {
        using var pixels = new MemoryStream(file, 0, length, writable: false, publiclyVisible: true);
        return Image.Load<TPixel>(ImageFormats.Decoding, pixels);
    }

    private static Image<TPixel> LoadOnWhite<TPixel>(byte[] file) where TPixel : unmanaged, IPixel<TPixel>
    {
        using Image<Rgba32> image = Image.Load<Rgba32>(ImageFormats.Decoding, file);
        image.Mutate(context => context.BackgroundColor(Color.White));
        return image.CloneAs<TPixel>();
    }

    private static void Turn(Image image, int orientation)
    {
        if (orientation == 1)
            return;
        image.Metadata.ExifProfile = new ExifProfile();
        image.Metadata.ExifProfile.SetValue(ExifTag.Orientation, (ushort)orientation);
        image.Mutate(context => context.AutoOrient());
    }

    // ImageSharp's own words name neither the file nor what to do; over some malformed files it stumbles with exceptions that say nothing.
    private static InvalidDataException Broken(string path, Exception error)
    {
        string message = error.Message.ReplaceLineEndings(" ").Trim(), reason = error switch
        {
            InvalidDataException or IOException or UnauthorizedAccessException => message,
            NotSupportedException => $"It is of a kind that is not read: {message.TrimEnd('.')}. {SaveAsPng}",
            ImageFormatException => $"It is damaged or of a kind that is not read: {message.TrimEnd('.')}. {SaveAsPng}",
            _ => $"Its content is malformed. {SaveAsPng}",
        };
        return new($"'{path}' cannot be read as an image. {reason}", error);
    }
}
