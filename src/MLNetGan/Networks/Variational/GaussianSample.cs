using MLNetGan.Onnx;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// Values of normal distributions (Kingma and Welling 2013): takes their means and, after those, the logarithms of their deviations in one
/// vector, and standard normal noise.
/// </summary>
internal sealed class GaussianSample() : Layer("Gaussian sample")
{
    public static GaussianSample Instance { get; } = new();

    public override Tensor[] Forward(params ReadOnlySpan<Tensor> inputs)
    {
        using Scalar one = 1;
        Tensor[] parts = inputs[0].chunk(2, 1);
        return [parts[0].addcmul(parts[1].exp(), inputs[1], one)];
    }

    public override Shape[] OutputShapes(params ReadOnlySpan<Shape> inputs) =>
        inputs[0].Rank == 1 && inputs[0].Equals(new Shape(2 * inputs[1].Count))
            ? [inputs[1]]
            : throw new ArgumentException($"{GetName()} expects two numbers for each of {inputs[1]}, got {inputs[0]}.");

    public override OnnxValue[] ToOnnx(OnnxGraph graph, params ReadOnlySpan<OnnxValue> inputs)
    {
        (OnnxValue means, OnnxValue logarithms) = Parts(graph, inputs[0], 1);
        return [graph.Node("Add", [means, graph.Node("Mul", [graph.Node("Exp", logarithms), inputs[1]])])];
    }

    /// <summary>The nodes that take means and logarithms of deviations apart.</summary>
    public static (OnnxValue Means, OnnxValue Logarithms) Parts(OnnxGraph graph, OnnxValue statistics, long axis)
    {
        OnnxValue length = graph.Node("Shape", statistics, ("start", axis), ("end", axis + 1)),
            half = graph.Node("Div", [length, graph.Constant(2L)]);
        OnnxValue Half(OnnxValue from, OnnxValue to) => graph.Node("Slice", [statistics, from, to, graph.Constant(axis)]);
        return (Half(graph.Constant(0L), half), Half(half, length));
    }
}
