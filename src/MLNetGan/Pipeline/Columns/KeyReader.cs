using Microsoft.ML;

namespace MLNetGan.Pipeline.Columns;

/// <summary>Reads a key column, whatever its raw type.</summary>
internal static class KeyReader
{
    /// <summary>A function that gives the key of the row: 1 to the number of keys, 0 when it is missing.</summary>
    public static Func<long> Create(DataViewRow row, DataViewSchema.Column column) =>
        (Func<long>)Generic.Call(Typed<uint>, column.Type.RawType, row, column);

    private static Func<long> Typed<T>(DataViewRow row, DataViewSchema.Column column) where T : unmanaged, IConvertible
    {
        ValueGetter<T> getter = row.GetGetter<T>(column);
        T value = default;
        return () =>
        {
            getter(ref value);
            return value.ToInt64(null);
        };
    }
}
