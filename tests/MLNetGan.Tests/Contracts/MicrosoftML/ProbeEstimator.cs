using Microsoft.ML;

namespace MLNetGan.Tests.Contracts.MicrosoftML;

/// <summary>Fits a given transformer, after noting what it saw.</summary>
internal sealed class ProbeEstimator(ITransformer transformer) : IEstimator<ITransformer>
{
    public List<string> Calls { get; } = [];

    public SchemaShape? Shape { get; private set; }

    public IDataView? Data { get; private set; }

    public ITransformer Fit(IDataView input)
    {
        Calls.Add("Fit");
        Data = input;
        return transformer;
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Calls.Add("GetOutputSchema");
        Shape = inputSchema;
        return inputSchema;
    }
}
