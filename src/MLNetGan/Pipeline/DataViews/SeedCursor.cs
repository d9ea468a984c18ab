using System.Numerics;
using Microsoft.ML;
using MLNetGan.Networks;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Rows.Inputs;

namespace MLNetGan.Pipeline.DataViews;

/// <summary>Reads rows to generate images for, in their own or a given order.</summary>
internal sealed class SeedCursor(
    DataViewSchema schema, IEnumerable<DataViewSchema.Column> columnsNeeded, int count, long seed, ConditionInput[] conditions, Random? rand)
    : NumberedCursor(schema, columnsNeeded, count, rand)
{
    protected override ValueGetter<TValue> CreateGetter<TValue>(int column)
    {
        if (column == conditions.Length)
            return (ValueGetter<TValue>)(Delegate)new ValueGetter<long>(ReadSeed);
        ConditionInput condition = conditions[column];
        return (ValueGetter<TValue>)(Delegate)Generic.Call(condition.Keys is null ? NumberGetter<float> : KeyGetter<uint>, typeof(TValue), this, condition);
    }

    private void ReadSeed(ref long value) => value = CounterNoise.Combine(seed, Row);

    private float Read(ConditionInput condition)
    {
        long rowSeed = 0;
        ReadSeed(ref rowSeed);
        return condition.ValueOf(Row, rowSeed);
    }

    private static ValueGetter<T> KeyGetter<T>(SeedCursor cursor, ConditionInput condition) where T : INumberBase<T> =>
        (ref T value) => value = T.CreateTruncating(cursor.Read(condition) + 1);

    private static ValueGetter<T> NumberGetter<T>(SeedCursor cursor, ConditionInput condition) where T : INumberBase<T> =>
        (ref T value) => value = T.CreateTruncating(cursor.Read(condition));
}
