using MLNetGan.Onnx;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>Cuts a vector into a number of vectors of the same length.</summary>
internal sealed class Split(int parts, long length) : Layer("Split")
{
    public override Tensor[] Forward(params ReadOnlySpan<Tensor> inputs) => inputs[0].chunk(parts, 1);

    public override Shape[] OutputShapes(params ReadOnlySpan<Shape> inputs) => inputs[0].Equals(new Shape(parts * length))
        ? [.. Enumerable.Repeat(new Shape(length), parts)]
        : throw new ArgumentException($"Cannot cut {inputs[0]} into {parts} vectors of {length} values.");

    public override OnnxValue[] ToOnnx(OnnxGraph graph, params ReadOnlySpan<OnnxValue> inputs)
    {
        OnnxValue all = inputs[0];
        return [.. Enumerable.Range(0, parts).Select(part => Part(graph, all, part * length, length))];
    }

    /// <summary>The nodes that take some of a vector's values.</summary>
    public static OnnxValue Part(OnnxGraph graph, OnnxValue values, long start, long length) =>
        graph.Node("Slice", [values, graph.Constant(start), graph.Constant(start + length), graph.Constant(1L)]);
}
