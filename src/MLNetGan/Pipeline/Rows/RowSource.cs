using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Networks;

namespace MLNetGan.Pipeline.Rows;

/// <summary>The row that inputs read, wherever its cursor stands, and its seed: that of its column, or without one of the row's id.</summary>
internal sealed class RowSource(DataViewRow row, DataViewSchema.Column? seed)
{
    public DataViewRow Row => row;

    public Func<long> Seed { get; } = seed is { } column ? FromColumn(row.GetGetter<long>(column)) : FromId(row.GetIdGetter());

    private static Func<long> FromColumn(ValueGetter<long> getter)
    {
        long seed = 0;
        return () =>
        {
            getter(ref seed);
            return seed;
        };
    }

    private static Func<long> FromId(ValueGetter<DataViewRowId> getter)
    {
        DataViewRowId id = default;
        return () =>
        {
            getter(ref id);
            return CounterNoise.Combine((long)id.Low, (long)id.High);
        };
    }
}
