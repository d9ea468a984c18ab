using Microsoft.ML;
using MLNetGan.Imaging;

namespace MLNetGan.Pipeline.Columns;

/// <summary>Schema errors in ML.NET's wording and of its exception type, with the way to mend them.</summary>
internal static class SchemaError
{
    public static ArgumentOutOfRangeException Missing(string role, string column, IEnumerable<string> present, string? advice = null) =>
        new("inputSchema", $"Could not find {role} column '{column}'. The columns are: {string.Join(", ", present.Distinct())}." +
            (advice is null ? "" : $" {advice}"));

    public static ArgumentOutOfRangeException Mismatch(string role, string column, string expected, string found, string advice) =>
        new("inputSchema", $"Schema mismatch for {role} column '{column}': expected {expected}, got {found}. {advice}");

    /// <summary>Images of another shape than the real ones, which they are compared with.</summary>
    public static ArgumentOutOfRangeException OtherShape(
        string role, string column, ImageShape real, ImageShape found, string channelAdvice) =>
        Mismatch(role, column, $"images of {real}, as the real ones are", $"images of {found}",
            real with { Channels = found.Channels } == found ? channelAdvice : "Use ResizeImages to give both one size.");

    /// <summary>The column of a name, or the error that it is missing.</summary>
    public static DataViewSchema.Column Find(DataViewSchema schema, string role, string column, string? advice = null) =>
        schema.GetColumnOrNull(column) ?? throw Missing(role, column, schema.Where(c => !c.IsHidden).Select(c => c.Name), advice);

    /// <summary>The column of a name, or the error that it is missing.</summary>
    public static SchemaShape.Column Find(SchemaShape schema, string role, string column, string? advice = null)
    {
        foreach (SchemaShape.Column candidate in schema)
        {
            if (candidate.Name == column)
                return candidate;
        }
        throw Missing(role, column, schema.Select(c => c.Name), advice);
    }

    /// <summary>A shape's column type as ML.NET writes it.</summary>
    public static string Describe(SchemaShape.Column column)
    {
        string item = column.IsKey ? $"Key<{column.ItemType}>" : $"{column.ItemType}";
        return column.Kind switch
        {
            SchemaShape.Column.VectorKind.Vector => $"Vector<{item}>",
            SchemaShape.Column.VectorKind.VariableVector => $"VarVector<{item}>",
            _ => item,
        };
    }
}
