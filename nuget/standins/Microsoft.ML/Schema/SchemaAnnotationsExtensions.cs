namespace Microsoft.ML.Data;

/// <summary>Reads the usual annotations of a column.</summary>
public static class SchemaAnnotationsExtensions
{
    public static bool HasSlotNames(this DataViewSchema.Column column) =>
        column.Type is VectorDataViewType { Size: > 0 } type
        && column.Annotations.Schema.GetColumnOrNull(AnnotationKinds.SlotNames)?.Type is VectorDataViewType names
        && names.Size == type.Size && names.ItemType is TextDataViewType;

    public static void GetSlotNames(this DataViewSchema.Column column, ref VBuffer<ReadOnlyMemory<char>> slotNames) =>
        column.Annotations.GetValue(AnnotationKinds.SlotNames, ref slotNames);

    public static bool HasKeyValues(this DataViewSchema.Column column, PrimitiveDataViewType keyValueItemType = null) =>
        column.Type.ItemType() is KeyDataViewType key
        && column.Annotations.Schema.GetColumnOrNull(AnnotationKinds.KeyValues)?.Type is VectorDataViewType values
        && key.Count == (ulong)values.Size
        && (keyValueItemType ?? TextDataViewType.Instance).Equals(values.ItemType);

    public static void GetKeyValues<TValue>(this DataViewSchema.Column column, ref VBuffer<TValue> keyValues) =>
        column.Annotations.GetValue(AnnotationKinds.KeyValues, ref keyValues);
}
