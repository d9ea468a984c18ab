using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Image;

internal static class ShapeExtensions
{
    /// <summary>The shape with the output column added or replaced, after a check of the input column.</summary>
    public static SchemaShape Replace(this SchemaShape shape, (string Output, string Input) pair, Func<SchemaShape.Column, bool> accepts,
        string expected, SchemaShape.Column.VectorKind kind, DataViewType itemType)
    {
        Contracts.CheckValue(shape, "inputSchema");
        if (!shape.TryFindColumn(pair.Input, out SchemaShape.Column col))
            throw Contracts.ExceptSchemaMismatch("inputSchema", "input", pair.Input);
        if (!accepts(col))
            throw Contracts.ExceptSchemaMismatch("inputSchema", "input", pair.Input, expected, col.GetTypeString());
        var columns = shape.ToDictionary(column => column.Name);
        columns[pair.Output] = new SchemaShape.Column(pair.Output, kind, itemType, false);
        return new SchemaShape(columns.Values);
    }

    public static bool IsImage(this SchemaShape.Column column) =>
        column.Kind == SchemaShape.Column.VectorKind.Scalar && column.ItemType is ImageDataViewType;
}
