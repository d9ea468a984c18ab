using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Pipeline.DataViews;

/// <summary>
/// Every combination of the values of columns, as the digits of a number: the last column changes from row to row, the
/// first most slowly. Row i is the same in every order.
/// </summary>
internal sealed class ProductDataView : IDataView
{
    private readonly ValueColumn[] _columns;
    private readonly int _count;

    /// <exception cref="ArgumentException">There are too many combinations.</exception>
    public ProductDataView(IEnumerable<ValueColumn> columns)
    {
        _columns = [.. columns];
        double count = _columns.Aggregate(1.0, (product, column) => product * column.Count);
        if (count > Array.MaxLength)
            throw new ArgumentException($"{count:E1} images are too many; expected at most {Array.MaxLength}. Give fewer seeds, steps or values.", nameof(columns));
        _count = (int)count;
        var builder = new DataViewSchema.Builder();
        foreach (ValueColumn column in _columns)
            builder.AddColumn(column.Name, column.Type, column.Annotations);
        Schema = builder.ToSchema();
    }

    public DataViewSchema Schema { get; }

    public bool CanShuffle => true;

    public long? GetRowCount() => _count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        int[]? order = null;
        if (rand is not null)
        {
            order = [.. Enumerable.Range(0, _count)];
            rand.Shuffle(order);
        }
        return new Cursor(Schema, columnsNeeded, _columns, _count, order);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(
        DataViewSchema schema, IEnumerable<DataViewSchema.Column> columnsNeeded, ValueColumn[] columns, int count, int[]? order)
        : LoadedDataCursor(schema, columnsNeeded)
    {
        private int _row;

        public override long Batch => 0;

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) =>
        {
            CheckOnRow();
            id = new DataViewRowId((ulong)_row, 0);
        };

        protected override bool MoveTo(long position)
        {
            if (position >= count)
                return false;
            _row = order is null ? (int)position : order[position];
            return true;
        }

        protected override ValueGetter<TValue> CreateGetter<TValue>(int column)
        {
            int repeat = columns[(column + 1)..].Aggregate(1, (product, inner) => product * inner.Count);
            return (ValueGetter<TValue>)columns[column].CreateGetter(() =>
            {
                CheckOnRow();
                return _row / repeat % columns[column].Count;
            });
        }
    }
}
