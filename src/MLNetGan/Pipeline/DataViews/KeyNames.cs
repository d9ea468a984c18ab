using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Pipeline.DataViews;

/// <summary>Reads what the keys of a column stand for.</summary>
internal static class KeyNames
{
    private const string Kind = "KeyValues";

    /// <summary>The names of a key column's values as text, whatever their type; null where there are none.</summary>
    public static string[]? Of(DataViewSchema.Column column)
    {
        if (column.Type is not KeyDataViewType || column.Annotations.Schema.GetColumnOrNull(Kind)?.Type is not VectorDataViewType type)
            return null;
        var read = ((Func<DataViewSchema.Annotations, string[]>)Read<float>).Method.GetGenericMethodDefinition();
        return (string[]?)read.MakeGenericMethod(type.ItemType.RawType).Invoke(null, [column.Annotations]);
    }

    private static string[] Read<TValue>(DataViewSchema.Annotations annotations)
    {
        VBuffer<TValue> names = default;
        annotations.GetValue(Kind, ref names);
        return [.. names.DenseValues().Select(name => FormattableString.Invariant($"{name}"))];
    }
}
