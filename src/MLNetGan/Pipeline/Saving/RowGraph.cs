using System.Text.Json;
using MLNetGan.Onnx;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Rows;
using MLNetGan.Pipeline.Rows.Inputs;
using MLNetGan.Pipeline.Rows.Outputs;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Pipeline.Saving;

/// <summary>A whole row model as an ONNX model: what its inputs and outputs share while they add their nodes.</summary>
internal sealed class RowGraph
{
    private readonly string _seedName;
    private OnnxValue? _seeds, _isMissing;

    private RowGraph(RowModel model, string seedName, bool takesSeeds, (int Height, int Width) size) =>
        (_seedName, Onnx, TakesSeeds, Frame) = (seedName, new OnnxGraph(model.Network.GetName()), takesSeeds,
            new RowFrame(size.Height, size.Width, model));

    public OnnxGraph Onnx { get; }

    /// <summary>Whether the graph draws from seeds what it can; else noise is an input.</summary>
    public bool TakesSeeds { get; }

    /// <summary>The size of the images that may have any.</summary>
    public RowFrame Frame { get; }

    /// <summary>The input of seeds, which the graph has if it is asked for.</summary>
    public OnnxValue Seeds => _seeds ??= Onnx.Input(_seedName, OnnxType.Int64, 1);

    /// <summary>A model for any program: free batch, keys from 0, inputs and outputs named as the network's.</summary>
    public static byte[] ForExport(RowModel model, bool takesSeeds = false, (int Height, int Width) size = default) =>
        new RowGraph(model, "Seed", takesSeeds, size)
            .Build(model, (input, graph) => input.Export(graph), (output, graph, value) => output.Export(graph, value));

    /// <summary>
    /// A model for ML.NET, which names inputs and outputs as columns and runs one row at a time, of images of the training size.
    /// </summary>
    public static byte[] ForSaving(RowModel model)
    {
        (int, int) size = model.SizedBy is { Image: var image } ? (image.Height, image.Width) : default;
        return new RowGraph(model, model.SeedColumnName ?? "", takesSeeds: true, size)
            .Build(model, (input, graph) => input.Save(graph), (output, graph, value) => output.Save(graph, value));
    }

    /// <summary>
    /// Writes what the indices of an input or output mean into the model's metadata: NAME.names, a JSON array of the keys' names.
    /// </summary>
    public void AddNames(string name, LabelColumn keys) => Onnx.Describe($"{name}.names", JsonSerializer.Serialize(keys.NamesOrNumbers));

    /// <summary>Says of rows (batch, 1) whether they lack what nothing can be made without.</summary>
    public void AddMissing(OnnxValue isMissing) => _isMissing = _isMissing is { } other ? Onnx.Node("Or", [other, isMissing]) : isMissing;

    /// <summary>Values, or another where the row lacks what it must have.</summary>
    public OnnxValue OrMissing(OnnxValue values, float missing) =>
        _isMissing is { } isMissing ? Onnx.Node("Where", [isMissing, Onnx.Constant(missing), values]) : values;

    private byte[] Build(RowModel model, Func<RowInput, RowGraph, OnnxValue> take, Action<RowOutput, RowGraph, OnnxValue> give)
    {
        // Weights are copied into the graph.
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        OnnxValue[] inputs = [.. model.Inputs.Select(input => take(input, this))];
        OnnxValue[] outputs = model.Network.ToOnnx(Onnx, inputs);
        foreach (RowOutput output in model.Outputs)
            give(output, this, outputs[output.Index]);
        return Onnx.ToModel();
    }
}
