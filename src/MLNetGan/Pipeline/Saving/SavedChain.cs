using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Fitting;

namespace MLNetGan.Pipeline.Saving;

/// <summary>Puts ML.NET's own transformers in a row for saving, starting from given columns.</summary>
internal sealed class SavedChain
{
    private readonly List<ITransformer> _links = [];
    private IDataView _data;

    public SavedChain(DataViewSchema input) => _data = new EmptyDataView(input);

    // A context of its own: saving wants neither the user's log nor a GPU.
    public MLContext Context { get; } = new(seed: 0);

    public SavedChain Append(IEstimator<ITransformer> estimator) => Append(estimator.Fit(_data));

    public SavedChain Append(ITransformer transformer)
    {
        _links.Add(transformer);
        _data = transformer.Transform(_data);
        return this;
    }

    public SavedChain AppendOnnx(byte[] model, string[] outputs, string[] inputs) =>
        Append(Context.Transforms.ApplyOnnxModel(outputs, inputs, new MemoryStream(model)));

    public TransformerChain<ITransformer> ToTransformer() => new([.. _links]);
}
