using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Pipeline.Rows;

/// <summary>A network as a map from rows to rows.</summary>
internal sealed class NetworkRowMapper(MappedSchema schema) : IRowToRowMapper
{
    public DataViewSchema InputSchema => schema.Input;

    public DataViewSchema OutputSchema => schema.Output;

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns) =>
        schema.Needed(schema.Active(dependingColumns));

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Schema != InputSchema)
            throw new ArgumentException("The row has another schema than the one that this mapper was made for.", nameof(input));
        return new LiveRow(schema, input, schema.Active(activeColumns));
    }
}
