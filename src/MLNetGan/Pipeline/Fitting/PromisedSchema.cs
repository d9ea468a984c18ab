using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Pipeline.Fitting;

/// <summary>
/// Makes columns of a SchemaShape. ML.NET keeps their constructor to itself, but hands them to every estimator that is
/// fitted in a chain: so one is fitted on a view without rows that has the wanted columns.
/// </summary>
internal static class PromisedSchema
{
    /// <summary>The columns of a shape, and one more, which takes the place of one of the same name.</summary>
    public static SchemaShape With(SchemaShape input, string name, DataViewType type)
    {
        var schema = new DataViewSchema.Builder();
        schema.AddColumn(name, type);
        var probe = new Probe();
        new EstimatorChain<ITransformer>().Append(probe).Fit(new EmptyDataView(schema.ToSchema()));
        return new SchemaShape(input.Where(column => column.Name != name).Concat(probe.Seen!));
    }

    private sealed class Probe : IEstimator<ITransformer>
    {
        public SchemaShape? Seen { get; private set; }

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => Seen = inputSchema;

        public ITransformer Fit(IDataView input) => new TransformerChain<ITransformer>();
    }
}
