using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Pipeline.DataViews;

/// <summary>Rows to generate images for: seeds and, where given, values of conditions. Row i is the same in every order.</summary>
internal sealed class SeedDataView : IDataView
{
    private readonly int _count;
    private readonly long _seed;
    private readonly SeedValue[] _values;

    public SeedDataView(int count, long seed, string seedColumn, params SeedValue[] values)
    {
        (_count, _seed, _values) = (count, seed, values);
        var builder = new DataViewSchema.Builder();
        foreach (SeedValue value in values)
            builder.AddColumn(value.Column.Name, value.Column.Type, value.Column.Keys?.Annotations);
        builder.AddColumn(seedColumn, NumberDataViewType.Int64);
        Schema = builder.ToSchema();
    }

    public DataViewSchema Schema { get; }

    public bool CanShuffle => true;

    public long? GetRowCount() => _count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new SeedCursor(Schema, columnsNeeded, _count, _seed, _values, rand);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];
}
