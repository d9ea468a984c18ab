using MLNetGan.Onnx;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>The elementwise nonlinearities.</summary>
internal sealed class Activation : UnaryLayer
{
    private readonly Func<Tensor, bool, Tensor> _forward;
    private readonly Func<OnnxGraph, OnnxValue, OnnxValue> _toOnnx;

    private Activation(string name, Func<Tensor, bool, Tensor> forward, Func<OnnxGraph, OnnxValue, OnnxValue> toOnnx) : base(name) =>
        (_forward, _toOnnx) = (forward, toOnnx);

    public static Activation ReLU() => new("ReLU", (x, inPlace) => nn.functional.relu(x, inPlace), (g, x) => g.Node("Relu", x));

    public static Activation LeakyReLU(double slope) => new($"Leaky ReLU {slope}",
        (x, inPlace) => Leaky(x, slope, inPlace), (g, x) => g.Node("LeakyRelu", x, ("alpha", (float)slope)));

    public static Activation Tanh() => new("Tanh", (x, _) => x.tanh(), (g, x) => g.Node("Tanh", x));

    /// <summary>Values times a factor, plus an offset.</summary>
    public static Activation Linear(double factor, double offset = 0) => new("Linear",
        (x, _) => offset == 0 ? x.Times(factor) : x.Times(factor).Plus(offset),
        (g, x) => g.Node("Add", [g.Node("Mul", [x, g.Constant((float)factor)]), g.Constant((float)offset)]));

    /// <summary>Keeps values within limits.</summary>
    public static Activation Clip(double lowest, double highest) => new("Clip",
        (x, _) => Clipped(x, lowest, highest), (g, x) => g.Node("Clip", [x, g.Constant((float)lowest), g.Constant((float)highest)]));

    public override Tensor Forward(Tensor input) => _forward(input, false);

    public override Tensor ForwardInPlace(Tensor input) => _forward(input, true);

    public override Shape OutputShape(Shape input) => input;

    public override OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input) => _toOnnx(graph, input);

    private static Tensor Leaky(Tensor x, double slope, bool inPlace)
    {
        using Scalar number = slope;
        return inPlace ? x.leaky_relu_(number).alias() : x.leaky_relu(number);
    }

    private static Tensor Clipped(Tensor x, double lowest, double highest)
    {
        using Scalar low = lowest, high = highest;
        return x.clamp(low, high);
    }
}
