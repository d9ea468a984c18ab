using MLNetGan.Randomness;
using System.Numerics;
using Microsoft.ML;
using MLNetGan.Networks;
using MLNetGan.Pipeline.Columns;

namespace MLNetGan.Pipeline.DataViews;

/// <summary>Reads rows to generate images for, in their own or a given order.</summary>
internal sealed class SeedCursor(
    DataViewSchema schema, IEnumerable<DataViewSchema.Column> columnsNeeded, int count, long seed, SeedValue[] values, Random? rand)
    : NumberedCursor(schema, columnsNeeded, count, rand)
{
    protected override ValueGetter<TValue> CreateGetter<TValue>(int column)
    {
        if (column == values.Length)
            return (ValueGetter<TValue>)(Delegate)new ValueGetter<long>(ReadSeed);
        SeedValue value = values[column];
        return (ValueGetter<TValue>)(Delegate)Generic.Call(value.Column.Keys is null ? NumberGetter<float> : KeyGetter<uint>, typeof(TValue), this, value.Of);
    }

    private void ReadSeed(ref long value) => value = CounterNoise.Combine(seed, Row);

    private float Read(Func<int, long, float> of)
    {
        long rowSeed = 0;
        ReadSeed(ref rowSeed);
        return of(Row, rowSeed);
    }

    private static ValueGetter<T> KeyGetter<T>(SeedCursor cursor, Func<int, long, float> of) where T : INumberBase<T> =>
        (ref T value) => value = T.CreateTruncating(cursor.Read(of) + 1);

    private static ValueGetter<T> NumberGetter<T>(SeedCursor cursor, Func<int, long, float> of) where T : INumberBase<T> =>
        (ref T value) => value = T.CreateTruncating(cursor.Read(of));
}
