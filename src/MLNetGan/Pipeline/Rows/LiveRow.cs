using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Pipeline.Rows;

/// <summary>
/// A row that follows its input, and runs the network for this one row, once for all its columns. What prediction engines need.
/// </summary>
internal sealed class LiveRow(MappedSchema schema, DataViewRow input, bool[] active) : DataViewRow
{
    private readonly Slot _first = new();
    private RowBatch? _batch;
    // Where the input stood when the network ran.
    private long _position = -1;

    public override DataViewSchema Schema => schema.Output;

    public override long Position => input.Position;

    public override long Batch => input.Batch;

    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column) => active[column.Index];

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        schema.CheckGetter<TValue>(column, active);
        if (!schema.IsAdded(column.Index))
            return input.GetGetter<TValue>(schema.Input[column.Index]);
        RowBatch batch = _batch ??= new RowBatch(schema, input, 1);
        var getter = (ValueGetter<TValue>)batch.GetGetter(column.Index - schema.Input.Count, _first);
        return (ref TValue value) =>
        {
            Follow(batch);
            getter(ref value);
        };
    }

    private void Follow(RowBatch batch)
    {
        if (_position >= 0 && _position == input.Position)
            return;
        // What cannot be read leaves no row behind.
        _position = -1;
        batch.Read(0);
        batch.Run(1);
        _position = input.Position;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            input.Dispose();
        base.Dispose(disposing);
    }
}
