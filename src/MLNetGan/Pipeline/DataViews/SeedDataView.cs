using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Columns;

namespace MLNetGan.Pipeline.DataViews;

/// <summary>Rows to generate images for: seeds and, where given, labels in turns. Row i is the same in every order.</summary>
internal sealed class SeedDataView : IDataView
{
    private readonly int _count;
    private readonly long _seed;
    private readonly LabelColumn? _label;

    public SeedDataView(int count, long seed, string seedColumn, LabelColumn? label = null, string labelColumn = "")
    {
        (_count, _seed, _label) = (count, seed, label);
        var builder = new DataViewSchema.Builder();
        if (label is not null)
            builder.AddColumn(labelColumn, label.Type, label.Annotations);
        builder.AddColumn(seedColumn, NumberDataViewType.Int64);
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
        return new SeedCursor(Schema, columnsNeeded, _count, _seed, _label, order);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];
}
