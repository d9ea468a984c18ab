using Microsoft.ML;

namespace MLNetGan.Pipeline.DataViews;

/// <summary>Rows of the values of columns. Row i is the same in every order.</summary>
internal sealed class ValueDataView : IRowRanges
{
    private readonly ValueColumn[] _columns;
    // For how many rows each column stays at a value.
    private readonly int[] _repeats;
    private readonly int _first, _count;

    private ValueDataView(ValueColumn[] columns, int[] repeats, int first, int count)
    {
        (_columns, _repeats, _first, _count) = (columns, repeats, first, count);
        var builder = new DataViewSchema.Builder();
        foreach (ValueColumn column in _columns)
            builder.AddColumn(column.Name, column.Type, column.Annotations);
        Schema = builder.ToSchema();
    }

    public DataViewSchema Schema { get; }

    /// <summary>The values of columns side by side; there are as many of each.</summary>
    public static ValueDataView Of(params ValueColumn[] columns) => new(columns, [.. columns.Select(_ => 1)], 0, columns[0].Count);

    /// <summary>
    /// Every combination of the values of columns, as the digits of a number: the last column changes from row to row, the
    /// first most slowly.
    /// </summary>
    /// <exception cref="ArgumentException">There are too many combinations.</exception>
    public static ValueDataView Product(params ValueColumn[] columns)
    {
        double count = columns.Aggregate(1.0, (product, column) => product * column.Count);
        if (count > Array.MaxLength)
            throw new ArgumentException(
                $"{count:F0} images are too many; expected at most {Array.MaxLength}. Give fewer seeds, steps or values.", nameof(columns));
        int Repeat(int column) => columns[(column + 1)..].Aggregate(1, (product, inner) => product * inner.Count);
        return new ValueDataView(columns, [.. columns.Select((_, i) => Repeat(i))], 0, (int)count);
    }

    public bool CanShuffle => true;

    public long? GetRowCount() => _count;

    public IDataView Rows(int first, int count) => new ValueDataView(_columns, _repeats, _first + first, Math.Min(count, _count - first));

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new Cursor(this, columnsNeeded, rand);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(ValueDataView view, IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand)
        : NumberedCursor(view.Schema, columnsNeeded, view._count, rand)
    {
        protected override ValueGetter<TValue> CreateGetter<TValue>(int column)
        {
            (ValueColumn values, int repeat) = (view._columns[column], view._repeats[column]);
            return (ValueGetter<TValue>)values.CreateGetter(() => (view._first + Row) / repeat % values.Count);
        }
    }
}
