namespace MLNetGan.Imaging;

/// <summary>What is written on a sheet beside its images.</summary>
/// <param name="Title">Above all of them; empty for nothing.</param>
/// <param name="Rows">Before each row; empty for a sheet whose rows have no names.</param>
internal sealed record SheetCaptions(string Title, IReadOnlyList<string> Rows)
{
    private const int Scale = 2, Padding = 4, MostLetters = 20;

    public static SheetCaptions None { get; } = new("", []);

    private static int LineHeight => PixelFont.Height * Scale + 2 * Padding;

    /// <summary>Pixels above the images.</summary>
    public int Top => Title.Length > 0 ? LineHeight : 0;

    /// <summary>Pixels before them.</summary>
    public int Left => Rows.Any(row => row.Length > 0) ? Rows.Max(row => Shown(row).Length) * PixelFont.Advance * Scale + 2 * Padding : 0;

    /// <summary>Writes on an interleaved canvas.</summary>
    /// <param name="canvas">Its bytes.</param>
    /// <param name="shape">Its channels, height and width.</param>
    /// <param name="rowHeight">From one row of images to the next.</param>
    public void Paint(Span<byte> canvas, ImageShape shape, int rowHeight)
    {
        if (shape.Channels == 4)
            Cover(canvas, shape);
        PixelFont.Paint(Title, canvas, shape, Padding, Padding, Scale);
        for (int row = 0; row < Rows.Count; row++)
        {
            int above = Math.Max(0, rowHeight - PixelFont.Height * Scale) / 2;
            PixelFont.Paint(Shown(Rows[row]), canvas, shape, Padding, Top + row * rowHeight + above, Scale);
        }
    }

    // White letters on nothing would be lost on a white page.
    private void Cover(Span<byte> canvas, ImageShape shape)
    {
        for (int i = 0; i < shape.Height * shape.Width; i++)
        {
            if (i / shape.Width < Top || i % shape.Width < Left)
                canvas[4 * i + 3] = byte.MaxValue;
        }
    }

    private static string Shown(string name) => name.Length > MostLetters ? $"{name[..(MostLetters - 2)]}.." : name;
}
