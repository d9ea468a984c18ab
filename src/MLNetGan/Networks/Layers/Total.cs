using MLNetGan.Onnx;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>The sum of all values of one vector or more: one value.</summary>
internal sealed class Total() : Layer("Total")
{
    public static Total Instance { get; } = new();

    public override Tensor[] Forward(params ReadOnlySpan<Tensor> inputs) => [cat(inputs.ToArray(), 1).sum(1, true)];

    public override Shape[] OutputShapes(params ReadOnlySpan<Shape> inputs)
    {
        foreach (Shape input in inputs)
        {
            if (input.Rank != 1)
                throw new ArgumentException($"{GetName()} takes vectors, got {input}.");
        }
        return [new Shape(1)];
    }

    public override OnnxValue[] ToOnnx(OnnxGraph graph, params ReadOnlySpan<OnnxValue> inputs) =>
        [graph.Node("ReduceSum", [graph.Node("Concat", inputs, ("axis", 1L)), graph.Constant(1L)])];
}
