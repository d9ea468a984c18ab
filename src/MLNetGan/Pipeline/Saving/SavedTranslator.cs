using Microsoft.ML;
using MLNetGan.Pipeline.Rows;

namespace MLNetGan.Pipeline.Saving;

/// <summary>A translating generator as a chain of ML.NET's own transformers around its ONNX model.</summary>
internal static class SavedTranslator
{
    public static ITransformer Create(TranslationModel model)
    {
        var schema = new DataViewSchema.Builder();
        schema.AddColumn(model.InputColumnName, model.Source.Type);
        var chain = new SavedChain(schema.ToSchema());
        if (!model.Source.IsImage)
            return chain.AppendMade(model.Target, model.OutputColumnName, made => TranslationGraph.ForSaving(model, model.InputColumnName, made), model.InputColumnName).ToTransformer();

        string pixels = $"{model.InputColumnName}.pixels";
        TransformsCatalog transforms = chain.Context.Transforms;
        chain.Append(transforms.ExtractPixels(pixels, model.InputColumnName, SavedChain.Colors(model.Source)));
        chain.AppendMade(model.Target, model.OutputColumnName, made => TranslationGraph.ForSaving(model, pixels, made), pixels);
        return chain.Append(transforms.DropColumns(pixels)).ToTransformer();
    }
}
