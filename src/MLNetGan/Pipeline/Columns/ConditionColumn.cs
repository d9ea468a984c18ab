using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Networks;

namespace MLNetGan.Pipeline.Columns;

/// <summary>A column that a generator takes beside its noise.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Keys">Its keys; null for a column of numbers.</param>
/// <param name="IsRequired">Whether data must have it; else the value is drawn where a row does not say.</param>
internal sealed record ConditionColumn(string Name, LabelColumn? Keys, bool IsRequired)
{
    /// <summary>The label, which data must have.</summary>
    public static ConditionColumn Label(string name, LabelColumn keys) => new(name, keys, IsRequired: true);

    /// <summary>A code: a key without names, or a number.</summary>
    public static ConditionColumn Code(NetworkInput input) =>
        new(input.Name, input.Kind == NetworkInputKind.Category ? LabelColumn.Of(input.Cardinality, null) : null, IsRequired: false);

    public DataViewType Type => Keys?.Type ?? (DataViewType)NumberDataViewType.Single;

    /// <summary>Finds the column in data to generate for.</summary>
    /// <returns>The column, or null where data does not have it and need not.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The column has another type or other keys, or is missing and must not be.</exception>
    public DataViewSchema.Column? Find(DataViewSchema schema)
    {
        if (IsRequired)
            return Keys!.FindSame(schema, Name);
        if (schema.GetColumnOrNull(Name) is not { } column)
            return null;
        if (column.Type.Equals(Type) || (Keys is null && column.Type is VectorDataViewType { Size: 1 } vector && vector.ItemType == NumberDataViewType.Single))
            return column;
        throw SchemaError.Mismatch("code", Name, $"{Type}", $"{column.Type}", Keys is null
            ? "Convert the column to Single, or drop it to have the code drawn."
            : $"Give keys of {Keys.Count} values, for example of a UInt32 property with [KeyType({Keys.Count})], or drop the column to have the code drawn.");
    }

    /// <summary>A function that gives the row's value: of keys the index from 0; NaN where it is missing.</summary>
    public Func<float> CreateReader(DataViewRow row, DataViewSchema.Column column)
    {
        if (Keys is not null)
        {
            Func<long> key = KeyReader.Create(row, column);
            return () => key() switch
            {
                0 => float.NaN,
                var value when value <= Keys.Count => value - 1,
                var value => throw new InvalidDataException($"{(IsRequired ? "Label" : "Code")} column '{Name}' has the key {value}; expected one from 1 to {Keys.Count}."),
            };
        }
        float number = 0;
        if (column.Type is not VectorDataViewType)
        {
            ValueGetter<float> scalar = row.GetGetter<float>(column);
            return () =>
            {
                scalar(ref number);
                return number;
            };
        }
        ValueGetter<VBuffer<float>> vector = row.GetGetter<VBuffer<float>>(column);
        VBuffer<float> values = default;
        return () =>
        {
            vector(ref values);
            return values.GetItemOrDefault(0);
        };
    }
}
