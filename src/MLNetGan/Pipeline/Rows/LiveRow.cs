using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Pipeline.Rows;

/// <summary>
/// A row that follows its input: every call of a getter looks at the input anew and runs the network for this one row.
/// What prediction engines need.
/// </summary>
internal sealed class LiveRow(MappedSchema schema, DataViewRow input, bool[] active) : DataViewRow
{
    private readonly Slot _first = new();
    private RowBatch? _batch;

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
            batch.Read(0);
            batch.Run(1);
            getter(ref value);
        };
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            input.Dispose();
        base.Dispose(disposing);
    }
}
