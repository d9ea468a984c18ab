namespace MLNetGan.Imaging;

/// <summary>Many small images on one picture, row by row, with a small gap between them.</summary>
internal static class SampleSheet
{
    private const int Gap = 2;

    /// <summary>Saves a sheet as PNG; the gap stays black (transparent where the images have an alpha plane).</summary>
    /// <param name="path">The file; it is either complete or not there.</param>
    /// <param name="images">One image after the other, each in planar C,H,W order, values 0..255.</param>
    /// <param name="shape">Channels, height and width of every image.</param>
    /// <param name="columns">Images in a row; the last row may be shorter.</param>
    /// <param name="scale">Every pixel becomes a square of this side, so that small images can be seen.</param>
    /// <param name="captions">What is written beside them; null for nothing.</param>
    /// <exception cref="ArgumentException">The values are no whole number of images, or there are none.</exception>
    public static void Save(
        string path, ReadOnlySpan<float> images, ImageShape shape, int columns, int scale = 1, SheetCaptions? captions = null)
    {
        byte[] canvas = Arrange(images, shape, columns, scale, out ImageShape sheet, captions);
        PngFile.SaveInterleaved(path, canvas, sheet);
    }

    /// <summary>The interleaved bytes of a sheet, as <see cref="Save"/> takes it.</summary>
    public static byte[] Arrange(
        ReadOnlySpan<float> images, ImageShape shape, int columns, int scale, out ImageShape sheet, SheetCaptions? captions = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);
        if (images.Length == 0 || images.Length % shape.Length != 0)
            throw new ArgumentException(
                $"{images.Length} values are no whole number of images of {shape}: expected a multiple of {shape.Length}.", nameof(images));

        int count = images.Length / shape.Length;
        columns = Math.Min(columns, count);
        int rows = (count + columns - 1) / columns;
        int cellWidth = shape.Width * scale + Gap, cellHeight = shape.Height * scale + Gap;
        captions ??= SheetCaptions.None;
        (int left, int top) = (captions.Left, captions.Top);
        sheet = new ImageShape(shape.Channels, top + rows * cellHeight - Gap, left + columns * cellWidth - Gap);
        var canvas = new byte[sheet.Length];
        for (int i = 0; i < count; i++)
            PlanarPixels.Paint(
                images.Slice(i * shape.Length, shape.Length), shape, canvas, sheet.Width,
                left + i % columns * cellWidth, top + i / columns * cellHeight, scale);
        captions.Paint(canvas, sheet, cellHeight);
        return canvas;
    }

    /// <summary>How many times images of this shape are enlarged so that they can be seen.</summary>
    public static int ScaleOf(ImageShape shape) => Math.Max(1, 64 / shape.Height);
}
