using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Rows;
using MLNetGan.Pipeline.Rows.Inputs;
using MLNetGan.Pipeline.Rows.Outputs;

namespace MLNetGan.Pipeline.Saving;

/// <summary>Saves a row model as a chain of ML.NET's own transformers around its ONNX model.</summary>
internal static class SavedModel
{
    /// <exception cref="IOException">The folder for temporary files cannot be written.</exception>
    public static void Save(RowModel model, ModelSaveContext context)
    {
        // A file, for ML.NET never removes the one that it would make of a stream.
        using var scratch = new ScratchFolder();
        string path = Path.Combine(scratch.Path, "model.onnx");
        File.WriteAllBytes(path, RowGraph.ForSaving(model));
        DataViewSchema schema = InputSchema(model);
        using var chain = new SavedChain(schema);
        // Each of them adds to the chain what prepares its column.
        string[] inputs = [.. model.Inputs.Select(input => input.Save(chain)).Append(model.SeedColumnName).OfType<string>()];
        string[] outputs = [.. model.Outputs.SelectMany(output => output.SavedNames)];
        chain.Append(chain.Transforms.ApplyOnnxModel(outputs, inputs, path));
        foreach (RowOutput output in model.Outputs)
            output.Save(chain);
        ITransformer saved = chain.ToTransformer(keep: new RowBinding(model, schema).Outputs.Select(column => column.Name));
        saved.Save(context);
    }

    /// <summary>The columns that a saved model takes, of the types of training.</summary>
    public static DataViewSchema InputSchema(RowModel model)
    {
        var schema = new DataViewSchema.Builder();
        if (model.SeedColumnName is { } seed)
            schema.AddColumn(seed, NumberDataViewType.Int64);
        foreach (RowInput input in model.Inputs)
            input.AddColumn(schema);
        return schema.ToSchema();
    }
}
