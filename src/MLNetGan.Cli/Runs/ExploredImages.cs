using Microsoft.ML;

namespace MLNetGan.Cli.Runs;

/// <summary>Images to look at, as a table.</summary>
/// <param name="Images">The images, row by row.</param>
/// <param name="Rows">What each row of the table shows; rows are the frames of an animation.</param>
/// <param name="Folded">
/// How many images of a table of one column stand in a row of a sheet, and what each such row shows; null for one.
/// </param>
internal sealed record ExploredImages(
    IDataView Images, IReadOnlyList<string> Rows, (int Columns, IReadOnlyList<string> Rows)? Folded = null)
{
    public int Columns => (int)(Images.GetRowCount()!.Value / Rows.Count);

    /// <summary>Images in a row of a sheet, and what each row shows.</summary>
    public (int Columns, IReadOnlyList<string> Rows) Sheet => Columns == 1 && Folded is { } folded ? folded : (Columns, Rows);
}
