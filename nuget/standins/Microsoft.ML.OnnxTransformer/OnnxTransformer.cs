using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(typeof(Microsoft.ML.Transforms.Onnx.OnnxTransformer), "OnnxTransform")]

namespace Microsoft.ML.Transforms.Onnx;

public sealed class OnnxTransformer : RowToRowTransformerBase, IDisposable
{
    private const string Signature = "OnnxTransform", ModelStream = "OnnxModel";

    internal OnnxTransformer(IHostEnvironment env, string[] outputs, string[] inputs, OnnxModel model)
        : base(env.Register(nameof(OnnxTransformer)))
    {
        foreach (string name in inputs.Concat(outputs))
            Contracts.CheckNonWhiteSpace(name, "columns");
        Model = model;
        Inputs = inputs.Length > 0 ? inputs : [.. model.Inputs.Select(v => v.Name)];
        Outputs = [.. (outputs.Length > 0 ? outputs : model.Outputs.Select(v => v.Name)).Select(model.Output)];
    }

    internal OnnxModel Model { get; }

    internal string[] Inputs { get; }

    internal OnnxVariable[] Outputs { get; }

    public void Dispose() => Model.Dispose();

    internal static OnnxTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        byte[] bytes = ctx.LoadBinaryStreamOrNull(ModelStream) ?? throw new FormatException("Corrupt model file");
        string[] inputs = ArrayCodec.ReadStrings(ctx.Reader), outputs = ArrayCodec.ReadStrings(ctx.Reader);
        var shapes = new Dictionary<string, int[]>();
        for (int count = ctx.Reader.ReadInt32(); count > 0; count--)
            shapes[ctx.Reader.ReadString()] = ArrayCodec.Read<int>(ctx.Reader);
        var local = env as IHostEnvironmentInternal;
        var session = new SessionSettings(local?.GpuDeviceId, local?.FallbackToCpu ?? false);
        return new OnnxTransformer(env, outputs, inputs, OnnxModel.FromBytes(bytes, session, shapes));
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetVersionInfo(Signature, typeof(OnnxTransformer).Assembly);
        byte[] model = Model.ReadBytes();
        ctx.SaveBinaryStream(ModelStream, writer => writer.Write(model));
        ArrayCodec.WriteStrings(ctx.Writer, Inputs);
        ArrayCodec.WriteStrings(ctx.Writer, Outputs.Select(v => v.Name));
        ctx.Writer.Write(Model.Shapes.Count);
        foreach (var (name, shape) in Model.Shapes)
        {
            ctx.Writer.Write(name);
            ArrayCodec.Write(ctx.Writer, shape);
        }
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new OnnxRowMapper(this, schema);
}
