using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Training;

namespace MLNetGan.Pipeline.Fitting;

/// <summary>
/// Training samples out of a data view, every pass in another order, less those that are held out; or only those, always in
/// the view's order.
/// </summary>
internal sealed class ViewBatchSource(
    IDataView view, TrainingColumns columns, TrainingOptions options, HeldOutRows? heldOut = null, bool readsHeldOut = false) : IBatchSource
{
    public BatchFormat Format => columns.Format;

    public long? ImageCount => readsHeldOut ? heldOut?.Count : view.GetRowCount() - (heldOut?.Count ?? 0);

    public IBatchReader Open(long order)
    {
        if (readsHeldOut)
            return new CursorBatchReader(Read(null, heldOut is null ? null : heldOut.Contains));
        var random = new Random(HashCodeOf(order));
        TrainingRowReader rows = Read(view.CanShuffle ? random : null, heldOut is null ? null : id => !heldOut.Contains(id));
        return view.CanShuffle ? new CursorBatchReader(rows) : new PooledBatchReader(rows, Format, random);
    }

    private TrainingRowReader Read(Random? random, Func<DataViewRowId, bool>? keep)
    {
        string?[] names = [options.Images.Column, options.Label, options.Source?.Column];
        DataViewRowCursor cursor = view.GetRowCursor(view.Schema.Where(c => !c.IsHidden && names.Contains(c.Name)), random);
        return new TrainingRowReader(cursor, view.Schema, columns, options, keep);
    }

    private static int HashCodeOf(long order) => (int)(order ^ (order >> 32));
}
