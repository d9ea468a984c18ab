using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Fitting;

namespace MLNetGan.Pipeline.Saving;

/// <summary>Puts ML.NET's own transformers in a row for saving, starting from given columns, and disposes of them.</summary>
internal sealed class SavedChain(DataViewSchema input) : IDisposable
{
    private readonly List<ITransformer> _links = [];
    private readonly HashSet<string> _dropped = [];
    private IDataView _data = new EmptyDataView(input);

    // A context of its own: saving wants neither the user's log nor a GPU.
    public MLContext Context { get; } = new(seed: 0);

    public TransformsCatalog Transforms => Context.Transforms;

    /// <summary>The colours that image conversions are told to handle.</summary>
    public static ImagePixelExtractingEstimator.ColorBits Colors(ImageColumn image) =>
        image.Channels == 4 ? ImagePixelExtractingEstimator.ColorBits.All : ImagePixelExtractingEstimator.ColorBits.Rgb;

    /// <summary>Whether an output of a graph cannot have this name, of which ML.NET cuts the end off.</summary>
    public static bool LosesSuffix(string column) => column.EndsWith(".output", StringComparison.Ordinal);

    public SavedChain Append(IEstimator<ITransformer> estimator) => Append(estimator.Fit(_data));

    public SavedChain Append(ITransformer transformer)
    {
        _links.Add(transformer);
        _data = transformer.Transform(_data);
        return this;
    }

    /// <summary>Has columns dropped at the end.</summary>
    public SavedChain Drop(params ReadOnlySpan<string> columns)
    {
        foreach (string column in columns)
            _dropped.Add(column);
        return this;
    }

    /// <summary>The chain.</summary>
    /// <param name="keep">Columns that are not dropped, whoever had them dropped.</param>
    public TransformerChain<ITransformer> ToTransformer(IEnumerable<string> keep)
    {
        _dropped.ExceptWith(keep);
        if (_dropped.Count > 0)
            Append(Transforms.DropColumns([.. _dropped]));
        return new TransformerChain<ITransformer>([.. _links]);
    }

    public void Dispose()
    {
        foreach (IDisposable link in _links.OfType<IDisposable>())
            link.Dispose();
    }
}
