using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Rows;

namespace MLNetGan.Pipeline.Saving;

/// <summary>A generator as a chain of ML.NET's own transformers around its ONNX model.</summary>
internal static class SavedGenerator
{
    public static ITransformer Create(GeneratorModel model)
    {
        var schema = new DataViewSchema.Builder();
        schema.AddColumn(model.SeedColumnName, NumberDataViewType.Int64);
        foreach (ConditionColumn condition in model.Conditions)
            schema.AddColumn(condition.Name, condition.Type, condition.Keys?.Annotations);
        return new SavedChain(schema.ToSchema())
            .AppendMade(model.Image, model.OutputColumnName, made => GeneratorGraph.ForSaving(model, made),
                [model.SeedColumnName, .. model.Conditions.Select(condition => condition.Name)]).ToTransformer();
    }
}
