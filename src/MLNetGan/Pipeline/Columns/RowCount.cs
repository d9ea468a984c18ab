using Microsoft.ML;

namespace MLNetGan.Pipeline.Columns;

/// <summary>How many rows a data view has.</summary>
internal static class RowCount
{
    /// <summary>The view's own word, or where it has none what a pass over no columns counts.</summary>
    public static long Of(IDataView view)
    {
        if (view.GetRowCount() is { } known)
            return known;
        using DataViewRowCursor cursor = view.GetRowCursor([]);
        long rows = 0;
        while (cursor.MoveNext())
            rows++;
        return rows;
    }
}
