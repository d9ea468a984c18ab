namespace Microsoft.ML.Data;

/// <summary>Some of the rows of a data view, read in its order; rows keep their ids.</summary>
/// <param name="source">All rows.</param>
/// <param name="keep">Makes, for each pass, a function that tells of each row in turn whether it is kept.</param>
/// <param name="take">How many rows are kept at most.</param>
/// <param name="count">The number of rows kept, or null when only reading tells.</param>
internal sealed class FilteredView(IDataView source, Func<Func<bool>> keep, long take, Func<long?> count) : IDataView
{
    public bool CanShuffle => false;

    public DataViewSchema Schema => source.Schema;

    public long? GetRowCount() => count();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null) =>
        new Cursor(source.GetRowCursor(columnsNeeded), keep(), take);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(DataViewRowCursor input, Func<bool> keep, long take) : RootCursor
    {
        private long _left = take;

        public override long Batch => 0;
        public override DataViewSchema Schema => input.Schema;

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

        public override bool IsColumnActive(DataViewSchema.Column column) => input.IsColumnActive(column);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => input.GetGetter<TValue>(column);

        protected override bool MoveNextCore()
        {
            while (_left > 0 && input.MoveNext())
            {
                if (keep())
                {
                    _left--;
                    return true;
                }
            }
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            input.Dispose();
        }
    }
}
