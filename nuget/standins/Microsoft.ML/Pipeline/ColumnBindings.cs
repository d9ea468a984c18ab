namespace Microsoft.ML.Data;

/// <summary>Input columns and added ones in one schema; an added column stands right behind the one that it hides.</summary>
internal sealed class ColumnBindings
{
    private readonly (bool IsInput, int Index)[] _map;

    public ColumnBindings(DataViewSchema input, DataViewSchema.DetachedColumn[] added)
    {
        InputSchema = input;
        var columns = input.Select(c => (IsInput: true, c.Index, Column: new DataViewSchema.DetachedColumn(c))).ToList();
        for (int i = 0; i < added.Length; i++)
        {
            int hidden = columns.FindLastIndex(c => c.Column.Name == added[i].Name);
            columns.Insert(hidden < 0 ? columns.Count : hidden + 1, (false, i, added[i]));
        }
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(columns.Select(c => c.Column));
        Schema = builder.ToSchema();
        _map = columns.Select(c => (c.IsInput, c.Index)).ToArray();
        Added = new int[added.Length];
        for (int i = 0; i < _map.Length; i++)
        {
            if (!_map[i].IsInput)
                Added[_map[i].Index] = i;
        }
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema Schema { get; }

    /// <summary>Where each added column stands in <see cref="Schema"/>.</summary>
    public int[] Added { get; }

    public (bool IsInput, int Index) Map(int column) => _map[column];
}
