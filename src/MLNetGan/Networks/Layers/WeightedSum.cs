using MLNetGan.Onnx;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>The first value times what is left of 1, and the second times a share.</summary>
internal sealed class WeightedSum() : Layer("Weighted sum")
{
    public double Share { get; set; } = 1;

    public override Tensor[] Forward(params ReadOnlySpan<Tensor> inputs) => [Of(inputs[0], inputs[1], Share)];

    public static Tensor Of(Tensor first, Tensor second, double share)
    {
        using Scalar number = (float)share;
        using Tensor weight = full([], number, device: first.device);
        return first.lerp(second, weight);
    }

    public override Shape[] OutputShapes(params ReadOnlySpan<Shape> inputs)
    {
        inputs[0].RequireEqual(inputs[1]);
        return [inputs[0]];
    }

    public override OnnxValue[] ToOnnx(OnnxGraph graph, params ReadOnlySpan<OnnxValue> inputs) =>
    [
        graph.Node("Add",
            [graph.Node("Mul", [inputs[0], graph.Constant((float)(1 - Share))]),
                graph.Node("Mul", [inputs[1], graph.Constant((float)Share)])]),
    ];
}
