using Microsoft.ML;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Rows;

namespace MLNetGan.Pipeline.Saving;

/// <summary>A classifier as a chain of ML.NET's own transformers around its ONNX model.</summary>
internal static class SavedClassifier
{
    public static ITransformer Create(ClassifierModel model)
    {
        var schema = new DataViewSchema.Builder();
        schema.AddColumn(model.ImageColumnName, model.Image.Type);
        var chain = new SavedChain(schema.ToSchema());
        TransformsCatalog transforms = chain.Context.Transforms;

        ImageColumn image = model.Image;
        string name = model.ImageColumnName, scores = $"{name}.scores", oneHot = $"{name}.label", pixels = image.IsImage ? $"{name}.pixels" : name;
        if (image.IsImage)
            chain.Append(transforms.ExtractPixels(pixels, name, SavedChain.Colors(image)));
        chain.AppendOnnx(ClassifierGraph.ForSaving(model, pixels, scores, oneHot), [scores, oneHot], [pixels]);
        chain.Append(OneHotDecoder.Fit(chain.Context, model.Label, oneHot));
        chain.Append(transforms.CopyColumns(ClassifierBinding.Score, scores));
        return chain.Append(transforms.DropColumns(image.IsImage ? [scores, oneHot, pixels] : [scores, oneHot])).ToTransformer();
    }
}
