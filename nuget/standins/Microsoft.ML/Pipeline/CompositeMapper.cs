using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Row mappers one after the other.</summary>
internal sealed class CompositeMapper(DataViewSchema inputSchema, List<IRowToRowMapper> mappers) : IRowToRowMapper
{
    public DataViewSchema InputSchema { get; } = inputSchema;

    public DataViewSchema OutputSchema { get; } = mappers.Count > 0 ? mappers[^1].OutputSchema : inputSchema;

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns) =>
        Enumerable.Reverse(mappers).Aggregate(dependingColumns, (columns, mapper) => mapper.GetDependencies(columns));

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        Contracts.CheckValue(input, nameof(input));
        Contracts.CheckValue(activeColumns, nameof(activeColumns));
        Contracts.CheckParam(input.Schema == InputSchema, nameof(input), "Schema did not match original schema");
        bool[] active = OutputSchema.Active(activeColumns);
        IEnumerable<DataViewSchema.Column> needed = OutputSchema.Where(column => active[column.Index]);
        if (mappers.Count == 0)
        {
            foreach (DataViewSchema.Column column in needed.Where(column => !input.IsColumnActive(column)))
                throw Contracts.ExceptParam(nameof(input), $"Mapper required column '{column.Name}' active but it was not.");
            return input;
        }
        var outputs = new Stack<IEnumerable<DataViewSchema.Column>>();
        foreach (IRowToRowMapper mapper in Enumerable.Reverse(mappers))
        {
            outputs.Push(needed);
            needed = mapper.GetDependencies(needed);
        }
        return mappers.Aggregate(input, (row, mapper) => mapper.GetRow(row, outputs.Pop()));
    }
}
