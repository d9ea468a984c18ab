using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Rows;

namespace MLNetGan.Pipeline.Saving;

/// <summary>A generator as a chain of ML.NET's own transformers around its ONNX model.</summary>
internal static class SavedGenerator
{
    public static ITransformer Create(GeneratorModel model)
    {
        var schema = new DataViewSchema.Builder();
        schema.AddColumn(model.SeedColumnName, NumberDataViewType.Int64);
        if (model.Label is { } label)
            schema.AddColumn(model.LabelColumnName!, label.Type, label.Annotations);
        string[] inputs = model.Label is null ? [model.SeedColumnName] : [model.SeedColumnName, model.LabelColumnName!];
        return new SavedChain(schema.ToSchema())
            .AppendMade(model.Image, model.OutputColumnName, made => GeneratorGraph.ForSaving(model, made), inputs).ToTransformer();
    }
}
