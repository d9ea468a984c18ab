namespace MLNetGan.Data.Facades;

/// <summary>One part of a drawn street, in whole pixels of the image; later items cover earlier ones.</summary>
/// <param name="Part">What it is.</param>
/// <param name="Wall">The wall that it belongs to, which decides on paint and woodwork.</param>
/// <param name="Left">The first column.</param>
/// <param name="Top">The first row.</param>
/// <param name="Right">The column after the last.</param>
/// <param name="Bottom">The row after the last.</param>
/// <param name="Seed">For what only the photo shows.</param>
/// <param name="Outline">The outline within the rectangle.</param>
/// <param name="Slope">By how much a trapezoid is narrower at its top, on either side.</param>
internal readonly record struct FacadeItem(
    FacadePart Part, FacadePart Wall, int Left, int Top, int Right, int Bottom, uint Seed,
    FacadeOutline Outline = FacadeOutline.Rectangle, int Slope = 0)
{
    public int Width => Right - Left;

    public int Height => Bottom - Top;

    /// <summary>
    /// The columns from the first to the one after the last that the item has in a row, on a canvas of
    /// <paramref name="scale"/> samples a pixel.
    /// </summary>
    public (int From, int To) Columns(int row, int scale, int canvasWidth)
    {
        float inset = Outline switch
        {
            FacadeOutline.Trapezoid => Slope * (Bottom - (row + 0.5f) / scale) / Height,
            FacadeOutline.Ellipse => EllipseInset((row + 0.5f) / scale),
            _ => 0,
        };
        int from = (int)MathF.Round((Left + inset) * scale), to = (int)MathF.Round((Right - inset) * scale);
        return (Math.Max(0, from), Math.Min(canvasWidth, to));
    }

    /// <summary>The rows from the first to the one after the last.</summary>
    public (int From, int To) Rows(int scale, int canvasHeight) => (Math.Max(0, Top * scale), Math.Min(canvasHeight, Bottom * scale));

    private float EllipseInset(float y)
    {
        float down = (2 * y - Top - Bottom) / Height;
        return Width / 2f * (1 - MathF.Sqrt(Math.Max(0, 1 - down * down)));
    }
}
