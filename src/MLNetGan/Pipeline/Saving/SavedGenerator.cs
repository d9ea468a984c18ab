using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Rows;

namespace MLNetGan.Pipeline.Saving;

/// <summary>A generator as a chain of ML.NET's own transformers around its ONNX model.</summary>
internal static class SavedGenerator
{
    // ML.NET cuts this off the names of outputs.
    private const string LostSuffix = ".output";

    public static ITransformer Create(GeneratorModel model)
    {
        var schema = new DataViewSchema.Builder();
        schema.AddColumn(model.SeedColumnName, NumberDataViewType.Int64);
        if (model.Label is { } label)
            schema.AddColumn(model.LabelColumnName!, label.Type, label.Annotations);
        var chain = new SavedChain(schema.ToSchema());

        ImageColumn image = model.Image;
        string output = model.OutputColumnName;
        bool isDirect = !image.IsImage && !output.EndsWith(LostSuffix, StringComparison.Ordinal);
        string made = isDirect ? output : $"{output}.pixels";
        string[] inputs = model.Label is null ? [model.SeedColumnName] : [model.SeedColumnName, model.LabelColumnName!];
        chain.AppendOnnx(GeneratorGraph.ForSaving(model, made), [made], inputs);
        if (isDirect)
            return chain.ToTransformer();
        TransformsCatalog transforms = chain.Context.Transforms;
        if (image.IsImage)
            chain.Append(transforms.ConvertToImage(image.Height, image.Width, output, made, Colors(image)));
        else
            chain.Append(transforms.CopyColumns(output, made));
        return chain.Append(transforms.DropColumns(made)).ToTransformer();
    }

    /// <summary>The colours that image conversions are told to handle.</summary>
    public static ImagePixelExtractingEstimator.ColorBits Colors(ImageColumn image) =>
        image.Channels == 4 ? ImagePixelExtractingEstimator.ColorBits.All : ImagePixelExtractingEstimator.ColorBits.Rgb;
}
