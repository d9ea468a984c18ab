using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Rows.Inputs;

namespace MLNetGan.Pipeline.DataViews;

/// <summary>Rows to generate images for: seeds and values of conditions, of which labels take turns and codes are drawn. Row i is the same in every order.</summary>
internal sealed class SeedDataView : IDataView
{
    private readonly int _count;
    private readonly long _seed;
    private readonly ConditionInput[] _conditions;

    public SeedDataView(int count, long seed, string seedColumn, params ConditionInput[] conditions)
    {
        (_count, _seed, _conditions) = (count, seed, conditions);
        var builder = new DataViewSchema.Builder();
        foreach (ConditionInput condition in conditions)
            condition.AddColumn(builder);
        builder.AddColumn(seedColumn, NumberDataViewType.Int64);
        Schema = builder.ToSchema();
    }

    public DataViewSchema Schema { get; }

    public bool CanShuffle => true;

    public long? GetRowCount() => _count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new SeedCursor(Schema, columnsNeeded, _count, _seed, _conditions, rand);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];
}
