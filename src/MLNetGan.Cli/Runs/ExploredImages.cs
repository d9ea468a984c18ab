using Microsoft.ML;

namespace MLNetGan.Cli.Runs;

/// <summary>Images to look at, as a table.</summary>
/// <param name="Images">The images, row by row.</param>
/// <param name="Rows">Rows of the table, which are the frames of an animation.</param>
/// <param name="ColumnsAlone">Images in a row of a sheet where the table has one column.</param>
internal sealed record ExploredImages(IDataView Images, int Rows, int ColumnsAlone = 1)
{
    public int Columns => (int)(Images.GetRowCount()!.Value / Rows);

    public int SheetColumns => Columns == 1 ? ColumnsAlone : Columns;
}
