using Microsoft.ML;
using MLNetGan.Networks;
using MLNetGan.Training;

namespace MLNetGan.Pipeline.Fitting;

/// <summary>Training images out of a data view, every pass in another order.</summary>
internal sealed class ViewBatchSource(IDataView view, TrainingColumns columns, GanOptions options) : IBatchSource
{
    public Shape ImageShape => columns.Image.Shape;

    public int LabelCount => columns.Label?.Count ?? 0;

    public long? ImageCount => view.GetRowCount();

    public IBatchReader Open(long order)
    {
        IEnumerable<DataViewSchema.Column> needed = view.Schema.Where(c => !c.IsHidden && (c.Name == options.ImageColumnName || c.Name == options.Label));
        var random = new Random(HashCodeOf(order));
        DataViewRowCursor cursor = view.GetRowCursor(needed, view.CanShuffle ? random : null);
        var rows = new TrainingRowReader(cursor, view.Schema, columns, options);
        return view.CanShuffle ? new CursorBatchReader(rows) : new PooledBatchReader(rows, columns.Image.Length, random);
    }

    private static int HashCodeOf(long order) => (int)(order ^ (order >> 32));
}
