using Microsoft.ML;

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

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new Cursor(Schema, columnsNeeded, _columns, _count, rand);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(
        DataViewSchema schema, IEnumerable<DataViewSchema.Column> columnsNeeded, ValueColumn[] columns, int count, Random? rand)
        : NumberedCursor(schema, columnsNeeded, count, rand)
    {
        protected override ValueGetter<TValue> CreateGetter<TValue>(int column)
        {
            int repeat = columns[(column + 1)..].Aggregate(1, (product, inner) => product * inner.Count);
            return (ValueGetter<TValue>)columns[column].CreateGetter(() => Row / repeat % columns[column].Count);
        }
    }
}
