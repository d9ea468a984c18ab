using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Networks;
using MLNetGan.Pipeline.Columns;

namespace MLNetGan.Pipeline.DataViews;

/// <summary>Reads rows to generate images for, in their own or a given order.</summary>
internal sealed class SeedCursor(
    DataViewSchema schema, IEnumerable<DataViewSchema.Column> columnsNeeded, int count, long seed, SeedValue[] values, int[]? order)
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
        if (column == values.Length)
            return (ValueGetter<TValue>)(Delegate)new ValueGetter<long>(ReadSeed);
        SeedValue value = values[column];
        return (ValueGetter<TValue>)(Delegate)Generic.Call(value.Column.Keys is null ? NumberGetter<float> : KeyGetter<uint>, typeof(TValue), this, value.Of);
    }

    private void ReadSeed(ref long value)
    {
        CheckOnRow();
        value = CounterNoise.Combine(seed, _row);
    }

    private float Read(Func<int, long, float> of)
    {
        long rowSeed = 0;
        ReadSeed(ref rowSeed);
        return of(_row, rowSeed);
    }

    private static ValueGetter<T> KeyGetter<T>(SeedCursor cursor, Func<int, long, float> of) where T : INumberBase<T> =>
        (ref T value) => value = T.CreateTruncating(cursor.Read(of) + 1);

    private static ValueGetter<T> NumberGetter<T>(SeedCursor cursor, Func<int, long, float> of) where T : INumberBase<T> =>
        (ref T value) => value = T.CreateTruncating(cursor.Read(of));
}
