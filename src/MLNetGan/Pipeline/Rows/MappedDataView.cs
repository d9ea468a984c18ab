using Microsoft.ML;
using MLNetGan.Pipeline.DataViews;

namespace MLNetGan.Pipeline.Rows;

/// <summary>A data view with the columns that a network adds.</summary>
internal sealed class MappedDataView(IDataView source, MappedSchema schema) : IRowRanges
{
    public DataViewSchema Schema => schema.Output;

    public bool CanShuffle => source.CanShuffle;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        bool[] active = schema.Active(columnsNeeded);
        return Wrap(source.GetRowCursor(schema.Needed(active), rand), active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        bool[] active = schema.Active(columnsNeeded);
        return Array.ConvertAll(source.GetRowCursorSet(schema.Needed(active), n, rand), cursor => Wrap(cursor, active));
    }

    public IDataView Rows(int first, int count) => new MappedDataView(IRowRanges.Of(source, first, count), schema);

    private DataViewRowCursor Wrap(DataViewRowCursor cursor, bool[] active)
    {
        bool canReadAhead = schema.Input.All(column => !active[column.Index] || ColumnBuffer.CanKeep(column.Type));
        return schema.AnyAdded(active) && canReadAhead
            ? new BatchedCursor(schema, cursor, active)
            : new LiveCursor(schema, cursor, active);
    }
}
