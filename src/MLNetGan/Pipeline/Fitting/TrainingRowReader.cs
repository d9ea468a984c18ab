using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Training;

namespace MLNetGan.Pipeline.Fitting;

/// <summary>Reads and checks training rows one after the other, passing over those that a filter leaves out.</summary>
internal sealed class TrainingRowReader : IDisposable
{
    private readonly DataViewRowCursor _cursor;
    private readonly TrainingColumns _columns;
    private readonly string? _labelName;
    private readonly TrainingImageReader _image;
    private readonly TrainingImageReader? _source;
    private readonly Func<long>? _label;
    private readonly ValueGetter<DataViewRowId> _id;
    private readonly Func<DataViewRowId, bool>? _keep;

    public TrainingRowReader(DataViewRowCursor cursor, DataViewSchema schema, TrainingColumns columns, TrainingOptions options, Func<DataViewRowId, bool>? keep)
    {
        (_cursor, _columns, _labelName, _keep) = (cursor, columns, options.Label, keep);
        _image = new TrainingImageReader(cursor, schema, options.Images, columns.Image);
        _source = options.Source is { } source ? new TrainingImageReader(cursor, schema, source, columns.Source!) : null;
        _label = options.Label is { } label ? KeyReader.Create(cursor, schema[label]) : null;
        _id = cursor.GetIdGetter();
    }

    public bool MoveNext()
    {
        while (_cursor.MoveNext())
        {
            if (_keep is null || _keep(Id()))
                return true;
        }
        _image.Finish();
        _source?.Finish();
        return false;
    }

    /// <summary>Reads the row into a slot of a batch: pixels in [-1, 1] and the label from 0.</summary>
    /// <exception cref="InvalidDataException">A value outside the declared range, or a missing label or image.</exception>
    public void Read(HostBatch batch, int slot)
    {
        _image.Read(batch.Image(slot), RowName);
        _source?.Read(batch.Source(slot), RowName);
        if (_label is null)
            return;
        long key = _label();
        if (key < 1 || key > _columns.Label!.Count)
        {
            throw new InvalidDataException($"Label column '{_labelName}' has {(key == 0 ? "no value" : $"the key {key}")} in {RowName()}: " +
                $"expected a key from 1 to {_columns.Label!.Count} in every training row. Remove rows without a label, for example with FilterRowsByMissingValues.");
        }
        batch.Labels[slot] = key - 1;
    }

    public void Dispose() => _cursor.Dispose();

    private DataViewRowId Id()
    {
        DataViewRowId id = default;
        _id(ref id);
        return id;
    }

    private string RowName()
    {
        DataViewRowId id = Id();
        return id.High == 0 ? $"row {id.Low}" : $"the row with id {id}";
    }
}
