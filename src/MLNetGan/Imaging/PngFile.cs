using SixLabors.ImageSharp;

namespace MLNetGan.Imaging;

/// <summary>Writes PNG files: grey, RGB or RGBA, 8 bits a channel. A file is either complete or not there.</summary>
internal static class PngFile
{
    /// <summary>Saves one image of planar C,H,W values in 0..255 (rounded; what lies outside is clamped).</summary>
    /// <param name="path">The file.</param>
    /// <param name="planar">The values.</param>
    /// <param name="shape">The image's shape.</param>
    /// <param name="flush">Whether to wait until it is on the disk.</param>
    /// <exception cref="IOException">The folder is missing or cannot be written.</exception>
    public static void Save(string path, ReadOnlySpan<float> planar, ImageShape shape, bool flush = true)
    {
        var interleaved = new byte[shape.Length];
        PlanarPixels.Paint(planar, shape, interleaved, shape.Width, 0, 0, 1);
        SaveInterleaved(path, interleaved, shape, flush);
    }

    /// <summary>Saves one image of interleaved H,W,C bytes, through a temporary file in the same folder.</summary>
    public static void SaveInterleaved(string path, ReadOnlySpan<byte> interleaved, ImageShape shape, bool flush = true)
    {
        using var image = PlanarPixels.ToImage(interleaved, shape.Channels, shape.Height, shape.Width);
        AtomicFile.Write(path, image.SaveAsPng, flush);
    }
}
