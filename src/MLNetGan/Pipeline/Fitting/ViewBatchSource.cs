using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Training;

namespace MLNetGan.Pipeline.Fitting;

/// <summary>
/// Training samples out of a data view, every pass in another order, less those that are held out; or only those, always in
/// the view's order.
/// </summary>
/// <param name="view">The data view.</param>
/// <param name="columns">Its columns that the system reads.</param>
/// <param name="options">The system's options.</param>
/// <param name="heldOut">The rows that are held out; null for none.</param>
/// <param name="readsHeldOut">Whether only those are read.</param>
/// <param name="slots">The slots that are read; null for all.</param>
internal sealed class ViewBatchSource(
    IDataView view, TrainingColumns columns, TrainingOptions options, HeldOutRows? heldOut = null, bool readsHeldOut = false,
    IReadOnlyList<string>? slots = null) : IBatchSource
{
    public BatchFormat Format { get; } = slots is null ? columns.Format : new BatchFormat([.. slots.Select(slot => columns.Format[slot])]);

    public long? ImageCount => readsHeldOut ? heldOut?.Count : view.GetRowCount() - (heldOut?.Count ?? 0);

    public IBatchReader Open(long order)
    {
        if (readsHeldOut)
            return new CursorBatchReader(Read(null, heldOut is null ? null : heldOut.Contains));
        var random = new OrderRandom(order);
        TrainingRowReader rows = Read(view.CanShuffle ? random : null, heldOut is null ? null : id => !heldOut.Contains(id));
        return view.CanShuffle ? new CursorBatchReader(rows) : new PooledBatchReader(rows, Format, random);
    }

    private TrainingRowReader Read(Random? random, Func<DataViewRowId, bool>? keep)
    {
        bool Reads(string slot) => slots is null || slots.Contains(slot);
        string?[] names = [.. options.Images.Where(images => Reads(images.Slot)).Select(images => images.Column),
            Reads(BatchSlot.Label) ? options.Label : null];
        DataViewRowCursor cursor = view.GetRowCursor(view.Schema.Where(c => !c.IsHidden && names.Contains(c.Name)), random);
        return new TrainingRowReader(cursor, view.Schema, columns, options, Format, keep);
    }
}
