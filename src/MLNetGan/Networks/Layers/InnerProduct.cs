using MLNetGan.Onnx;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>The sum over a vector's values of the products of two vectors: one value.</summary>
internal sealed class InnerProduct() : Layer("Inner product")
{
    public static InnerProduct Instance { get; } = new();

    public override Tensor[] Forward(params ReadOnlySpan<Tensor> inputs) => [(inputs[0] * inputs[1]).sum(new long[] { 1 }, true)];

    public override Shape[] OutputShapes(params ReadOnlySpan<Shape> inputs) => inputs[0].Rank == 1 && inputs[0].Equals(inputs[1])
        ? [new Shape(1)]
        : throw new ArgumentException($"Cannot multiply {inputs[0]} and {inputs[1]}: expected two vectors of the same length.");

    public override OnnxValue[] ToOnnx(OnnxGraph graph, params ReadOnlySpan<OnnxValue> inputs) =>
        [graph.Node("ReduceSum", [graph.Node("Mul", inputs), graph.Constant(1L)])];
}
