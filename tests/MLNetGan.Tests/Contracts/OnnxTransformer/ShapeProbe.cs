using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Tests.Contracts.OnnxTransformer;

/// <summary>Catches the shape that a chain hands to its estimators: the only public way to a shape of given data.</summary>
internal sealed class ShapeProbe : IEstimator<ITransformer>
{
    private SchemaShape? _seen;

    public static SchemaShape Of(IDataView data)
    {
        var probe = new ShapeProbe();
        try
        {
            new EstimatorChain<ITransformer>().Append(probe).Fit(data);
        }
        catch (NotSupportedException)
        {
            // Only the shape is wanted.
        }
        return probe._seen!;
    }

    public ITransformer Fit(IDataView input) => throw new NotSupportedException();

    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _seen = inputSchema;
}
