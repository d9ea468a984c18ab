namespace Microsoft.ML.Data;

/// <summary>Some of the columns of a data view, in a given order.</summary>
internal sealed class ColumnSubsetView(IDataView source, ColumnSubset subset) : IDataView, IRowToRowMapper
{
    public bool CanShuffle => source.CanShuffle;
    public DataViewSchema Schema => subset.Schema;
    public DataViewSchema InputSchema => source.Schema;
    public DataViewSchema OutputSchema => subset.Schema;

    /// <summary>The view without the columns whose values cannot be kept.</summary>
    public static IDataView Cacheable(IDataView view) => view.Schema.All(column => column.Type.IsCacheable()) ? view
        : new ColumnSubsetView(view, new ColumnSubset(view.Schema, view.Schema.Where(c => c.Type.IsCacheable()).Select(c => c.Index)));

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null) =>
        new Cursor(source.GetRowCursor(GetDependencies(columnsNeeded), rand), subset, Schema.Active(columnsNeeded));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        Array.ConvertAll(source.GetRowCursorSet(GetDependencies(columnsNeeded), n, rand),
            cursor => (DataViewRowCursor)new Cursor(cursor, subset, Schema.Active(columnsNeeded)));

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
    {
        HashSet<int> needed = dependingColumns.Select(column => subset.Map[column.Index]).ToHashSet();
        return InputSchema.Where(column => needed.Contains(column.Index));
    }

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns) => new Row(input, subset);

    private sealed class Cursor(DataViewRowCursor input, ColumnSubset subset, bool[] active) : WrappingCursor(input)
    {
        public override DataViewSchema Schema => subset.Schema;

        public override bool IsColumnActive(DataViewSchema.Column column) => active[column.Index];

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) =>
            Input.GetGetter<TValue>(Input.Schema[subset.Map[column.Index]]);
    }

    private sealed class Row(DataViewRow input, ColumnSubset subset) : DataViewRow
    {
        public override long Position => input.Position;
        public override long Batch => input.Batch;
        public override DataViewSchema Schema => subset.Schema;

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

        public override bool IsColumnActive(DataViewSchema.Column column) => true;

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) =>
            input.GetGetter<TValue>(input.Schema[subset.Map[column.Index]]);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                input.Dispose();
        }
    }
}
