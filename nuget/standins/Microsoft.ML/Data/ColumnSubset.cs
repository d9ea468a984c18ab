namespace Microsoft.ML.Data;

/// <summary>Columns of a schema by their indices, as a schema of their own.</summary>
internal sealed class ColumnSubset
{
    public ColumnSubset(DataViewSchema input, IEnumerable<int> map)
    {
        Map = map.ToArray();
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(Map.Select(index => input[index]));
        Schema = builder.ToSchema();
    }

    /// <summary>For each column, its index in the input.</summary>
    public int[] Map { get; }

    public DataViewSchema Schema { get; }
}
