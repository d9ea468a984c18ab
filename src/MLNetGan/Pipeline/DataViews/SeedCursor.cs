using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Networks;
using MLNetGan.Pipeline.Columns;

namespace MLNetGan.Pipeline.DataViews;

/// <summary>Reads rows to generate images for, in their own or a given order.</summary>
internal sealed class SeedCursor(
    DataViewSchema schema, IEnumerable<DataViewSchema.Column> columnsNeeded, int count, long seed, LabelColumn? label, int[]? order)
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
        Delegate getter = label is not null && column == 0
            ? (Delegate)Generic.Call(LabelGetter<uint>, typeof(TValue), this)
            : new ValueGetter<long>(ReadSeed);
        return (ValueGetter<TValue>)getter;
    }

    private void ReadSeed(ref long value)
    {
        CheckOnRow();
        value = CounterNoise.Combine(seed, _row);
    }

    private static ValueGetter<T> LabelGetter<T>(SeedCursor cursor) where T : INumberBase<T> => (ref T value) =>
    {
        cursor.CheckOnRow();
        value = T.CreateTruncating(cursor._row % cursor.Labels + 1);
    };

    private int Labels => label!.Count;
}
