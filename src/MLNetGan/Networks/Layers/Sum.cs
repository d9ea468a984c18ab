using MLNetGan.Onnx;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>Adds two values or more of the same shape.</summary>
internal sealed class Sum() : Layer("Sum")
{
    public static Sum Instance { get; } = new();

    public override OutputMemory Outputs => OutputMemory.Free;

    public override Tensor[] Forward(params ReadOnlySpan<Tensor> inputs)
    {
        Tensor sum = inputs[0].Plus(inputs[1]);
        foreach (Tensor input in inputs[2..])
            sum = sum.Plus(input);
        return [sum];
    }

    public override Shape[] OutputShapes(params ReadOnlySpan<Shape> inputs)
    {
        foreach (Shape other in inputs[1..])
            inputs[0].RequireEqual(other);
        return [inputs[0]];
    }

    public override OnnxValue[] ToOnnx(OnnxGraph graph, params ReadOnlySpan<OnnxValue> inputs) =>
        [inputs.Length == 2 ? graph.Node("Add", inputs) : graph.Node("Sum", inputs)];
}
