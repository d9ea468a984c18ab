using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Pipeline.Columns;

/// <summary>Reads labels as text: those of a text column, the names of keys, or the numbers, from 0, of keys without names.</summary>
internal static class LabelText
{
    /// <summary>A function that gives the row's label; empty where it is missing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column holds neither text nor keys.</exception>
    public static Func<string> Create(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type is KeyDataViewType)
        {
            string[]? names = LabelColumn.ReadNames(column);
            Func<long> key = KeyReader.Create(row, column);
            return () => key() is > 0 and var found ? names?[found - 1] ?? (found - 1).ToString(CultureInfo.InvariantCulture) : "";
        }
        if (column.Type is not TextDataViewType)
            throw SchemaError.Mismatch("label", column.Name, "String or Key", $"{column.Type}", "Map it with MapValueToKey.");
        ValueGetter<ReadOnlyMemory<char>> getter = row.GetGetter<ReadOnlyMemory<char>>(column);
        ReadOnlyMemory<char> text = default;
        return () =>
        {
            getter(ref text);
            return text.ToString();
        };
    }
}
