using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Fitting;

namespace MLNetGan.Pipeline.Saving;

/// <summary>Puts ML.NET's own transformers in a row for saving, starting from given columns.</summary>
internal sealed class SavedChain
{
    // ML.NET cuts this off the names of outputs.
    private const string LostSuffix = ".output";

    private readonly List<ITransformer> _links = [];
    private IDataView _data;

    public SavedChain(DataViewSchema input) => _data = new EmptyDataView(input);

    // A context of its own: saving wants neither the user's log nor a GPU.
    public MLContext Context { get; } = new(seed: 0);

    /// <summary>The colours that image conversions are told to handle.</summary>
    public static ImagePixelExtractingEstimator.ColorBits Colors(ImageColumn image) =>
        image.Channels == 4 ? ImagePixelExtractingEstimator.ColorBits.All : ImagePixelExtractingEstimator.ColorBits.Rgb;

    public SavedChain Append(IEstimator<ITransformer> estimator) => Append(estimator.Fit(_data));

    public SavedChain Append(ITransformer transformer)
    {
        _links.Add(transformer);
        _data = transformer.Transform(_data);
        return this;
    }

    public SavedChain AppendOnnx(byte[] model, string[] outputs, string[] inputs) =>
        Append(Context.Transforms.ApplyOnnxModel(outputs, inputs, new MemoryStream(model)));

    /// <summary>Appends a model that makes pixels, under the name that it is given, and what makes the column of images of them.</summary>
    public SavedChain AppendMade(ImageColumn image, string column, Func<string, byte[]> createModel, params string[] inputs)
    {
        bool isDirect = !image.IsImage && !column.EndsWith(LostSuffix, StringComparison.Ordinal);
        string made = isDirect ? column : $"{column}.pixels";
        AppendOnnx(createModel(made), [made], inputs);
        if (isDirect)
            return this;
        TransformsCatalog transforms = Context.Transforms;
        if (image.IsImage)
            Append(transforms.ConvertToImage(image.Height, image.Width, column, made, Colors(image)));
        else
            Append(transforms.CopyColumns(column, made));
        return Append(transforms.DropColumns(made));
    }

    public TransformerChain<ITransformer> ToTransformer() => new([.. _links]);
}
