using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Training;

namespace MLNetGan.Pipeline.Fitting;

/// <summary>Reads and checks training rows one after the other, passing over those that a filter leaves out.</summary>
internal sealed class TrainingRowReader : IDisposable
{
    private readonly DataViewRowCursor _cursor;
    private readonly string? _labelName;
    private readonly int _labelCount;
    private readonly (string Slot, TrainingImageReader Reader)[] _images;
    private readonly Func<long>? _label;
    private readonly ValueGetter<DataViewRowId> _id;
    private readonly Func<DataViewRowId, bool>? _keep;

    /// <param name="cursor">Reads the rows.</param>
    /// <param name="schema">The columns of the data view.</param>
    /// <param name="columns">Those that the system reads.</param>
    /// <param name="options">The system's options.</param>
    /// <param name="slots">The slots of a batch that are read.</param>
    /// <param name="keep">Tells which rows are read; null for all.</param>
    public TrainingRowReader(
        DataViewRowCursor cursor, DataViewSchema schema, TrainingColumns columns, TrainingOptions options, BatchFormat slots,
        Func<DataViewRowId, bool>? keep)
    {
        (_cursor, _labelName, _keep) = (cursor, options.Label, keep);
        _images = [.. options.Images.Where(images => slots.Slots.Any(slot => slot.Name == images.Slot))
            .Select(images => (images.Slot, new TrainingImageReader(cursor, schema, images, columns.Images[images.Slot])))];
        _labelCount = slots.LabelCount;
        _label = _labelCount > 0 ? KeyReader.Create(cursor, schema[options.Label!]) : null;
        _id = cursor.GetIdGetter();
    }

    public bool MoveNext()
    {
        while (_cursor.MoveNext())
        {
            if (_keep is null || _keep(Id()))
                return true;
        }
        foreach ((_, TrainingImageReader reader) in _images)
            reader.Finish();
        return false;
    }

    /// <summary>Reads the row into a slot of a batch: pixels in [-1, 1] and the label from 0.</summary>
    /// <exception cref="InvalidDataException">A value outside the declared range, or a missing label or image.</exception>
    public void Read(HostBatch batch, int slot)
    {
        foreach ((string name, TrainingImageReader reader) in _images)
            reader.Read(batch[name], slot, _id);
        if (_label is null)
            return;
        long key = _label();
        if (key < 1 || key > _labelCount)
        {
            string found = key == 0 ? "no value" : $"the key {key}";
            throw new InvalidDataException($"Label column '{_labelName}' has {found} in {RowName.Of(_id, _labelName!)}: " +
                $"expected a key from 1 to {_labelCount} in every training row. Remove rows without a label, for example with " +
                "FilterRowsByMissingValues.");
        }
        batch.Keys(BatchSlot.Label)![slot][0] = key - 1;
    }

    public void Dispose() => _cursor.Dispose();

    private DataViewRowId Id()
    {
        DataViewRowId id = default;
        _id(ref id);
        return id;
    }
}
