using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Pipeline.Rows;

/// <summary>Goes through rows one at a time: where nothing is to be computed, or columns cannot be read ahead.</summary>
internal sealed class LiveCursor(MappedSchema schema, DataViewRowCursor input, bool[] active) : DataViewRowCursor
{
    private readonly LiveRow _row = new(schema, input, active);

    public override DataViewSchema Schema => schema.Output;

    public override long Position => input.Position;

    public override long Batch => input.Batch;

    public override bool MoveNext() => input.MoveNext();

    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column) => active[column.Index];

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => _row.GetGetter<TValue>(column);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _row.Dispose();
        base.Dispose(disposing);
    }
}
