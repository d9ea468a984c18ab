using MLNetGan.Imaging.Heads;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace MLNetGan.Imaging;

/// <summary>
/// Whether the pixels of a JPEG file go on to its end. Where they do not, ImageSharp leaves the rest black or grey without a word. So a
/// picture that ends blank is decoded once more, with other data behind its own: of a whole file nobody reads that.
/// </summary>
internal static class JpegEnd
{
    private const int Grey = 128, Tolerance = 1, Block = 8, Filler = 512;
    private static readonly byte[] s_end = [0xFF, 0xD9];

    /// <exception cref="InvalidDataException">Rows are missing.</exception>
    public static void Check<TPixel>(byte[] file, JpegScans scans, Image<TPixel> image) where TPixel : unmanaged, IPixel<TPixel>
    {
        // The last of several scans is of a part of the colours, which alone are missing, or of what refines a progressive picture.
        bool isSuspect = scans is { Count: > 1, IsProgressive: false } || EndsBlank(image);
        if (isSuspect && !IsWhole(file, scans, image))
            throw ImageHead.CutShort("rows of pixels are missing");
    }

    // Where the last row is cut in its middle, what follows is.
    private static bool EndsBlank<TPixel>(Image<TPixel> image) where TPixel : unmanaged, IPixel<TPixel>
    {
        for (int x = Math.Max(0, image.Width - Block); x < image.Width; x++)
        {
            Rgba32 colour = default;
            image[x, image.Height - 1].ToRgba32(ref colour);
            if (colour.R != colour.G || colour.G != colour.B || (colour.R > 0 && Math.Abs(colour.R - Grey) > Tolerance))
                return false;
        }
        return true;
    }

    private static bool IsWhole<TPixel>(byte[] file, JpegScans scans, Image<TPixel> image) where TPixel : unmanaged, IPixel<TPixel>
    {
        byte[] filler = new byte[Filler];
        // Any numbers but FF, which begins a marker.
        for (int i = 0; i < filler.Length; i++)
            filler[i] = (byte)(i * 167 % 251);
        try
        {
            using Image<TPixel> other = Image.Load<TPixel>(ImageFormats.Decoding, [.. file.AsSpan(0, scans.DataEnd), .. filler, .. s_end]);
            return Pixels(image).AsSpan().SequenceEqual(Pixels(other));
        }
        catch (InvalidImageContentException)
        {
            return false;
        }
    }

    private static TPixel[] Pixels<TPixel>(Image<TPixel> image) where TPixel : unmanaged, IPixel<TPixel>
    {
        var pixels = new TPixel[image.Width * image.Height];
        image.CopyPixelDataTo(pixels);
        return pixels;
    }
}
