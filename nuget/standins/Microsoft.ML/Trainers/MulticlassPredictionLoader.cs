using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

[assembly: LoadableClass(typeof(Microsoft.ML.Data.MulticlassPredictionLoader), Microsoft.ML.Data.MulticlassPredictionLoader.LoaderSignature)]

namespace Microsoft.ML.Data;

/// <summary>Saves and loads trained classifiers.</summary>
internal static class MulticlassPredictionLoader
{
    public const string LoaderSignature = "MulticlassPredXfer";

    public static void Save(ModelSaveContext ctx, MulticlassPredictionTransformer<MaximumEntropyModelParameters> transformer)
    {
        ctx.SetVersionInfo(LoaderSignature, typeof(MulticlassPredictionLoader).Assembly);
        var schema = new DataViewSchema.Builder();
        schema.AddColumn(transformer.FeatureColumnName, transformer.FeatureColumnType);
        if (transformer.Label is { } label)
            schema.AddColumns([label]);
        SchemaCodec.Write(ctx.Writer, schema.ToSchema());
        ctx.Writer.Write(transformer.Model.Classes);
        ctx.Writer.Write(transformer.Model.Features);
        ArrayCodec.Write(ctx.Writer, transformer.Model.Parameters);
    }

    private static MulticlassPredictionTransformer<MaximumEntropyModelParameters> Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        DataViewSchema schema = SchemaCodec.Read(ctx.Reader);
        int classes = ctx.Reader.ReadInt32(), features = ctx.Reader.ReadInt32();
        var model = new MaximumEntropyModelParameters(ArrayCodec.Read<float>(ctx.Reader), classes, features);
        return new MulticlassPredictionTransformer<MaximumEntropyModelParameters>(model, schema[0].Name, schema[0].Type,
            schema.Count > 1 ? schema[1] : null);
    }
}
