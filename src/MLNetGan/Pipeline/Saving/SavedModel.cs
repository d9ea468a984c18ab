using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Rows;
using MLNetGan.Pipeline.Rows.Inputs;
using MLNetGan.Pipeline.Rows.Outputs;

namespace MLNetGan.Pipeline.Saving;

/// <summary>A row model as a chain of ML.NET's own transformers around its ONNX model.</summary>
internal static class SavedModel
{
    public static ITransformer Create(RowModel model)
    {
        var schema = new DataViewSchema.Builder();
        if (model.SeedColumnName is { } seed)
            schema.AddColumn(seed, NumberDataViewType.Int64);
        foreach (RowInput input in model.Inputs)
            input.AddColumn(schema);
        var chain = new SavedChain(schema.ToSchema());
        // Each of them adds to the chain what prepares its column.
        string[] inputs = [.. model.Inputs.Select(input => input.Save(chain)).Append(model.SeedColumnName).OfType<string>()];
        string[] outputs = [.. model.Outputs.SelectMany(output => output.SavedNames)];
        chain.Append(chain.Transforms.ApplyOnnxModel(outputs, inputs, new MemoryStream(RowGraph.ForSaving(model))));
        foreach (RowOutput output in model.Outputs)
            output.Save(chain);
        return chain.ToTransformer(keep: new RowBinding(model, schema.ToSchema()).Outputs.Select(column => column.Name));
    }
}
