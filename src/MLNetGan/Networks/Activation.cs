using MLNetGan.Onnx;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>The elementwise nonlinearities.</summary>
internal sealed class Activation : Layer
{
    private readonly Func<Tensor, bool, Tensor> _forward;
    private readonly Func<OnnxGraph, OnnxValue, OnnxValue> _toOnnx;
    private readonly double? _slope;

    private Activation(string name, Func<Tensor, bool, Tensor> forward, Func<OnnxGraph, OnnxValue, OnnxValue> toOnnx, double? slope = null) : base(name) =>
        (_forward, _toOnnx, _slope) = (forward, toOnnx, slope);

    public static Activation ReLU() => new("ReLU", (x, inPlace) => nn.functional.relu(x, inPlace), (g, x) => g.Node("Relu", x), slope: 0);

    public static Activation LeakyReLU(double slope) => new($"Leaky ReLU {slope}",
        (x, inPlace) => nn.functional.leaky_relu(x, slope, inPlace), (g, x) => g.Node("LeakyRelu", x, ("alpha", (float)slope)), slope);

    public static Activation Tanh() => new("Tanh", (x, _) => x.tanh(), (g, x) => g.Node("Tanh", x));

    /// <summary>Keeps values within limits.</summary>
    public static Activation Clip(double lowest, double highest) => new("Clip",
        (x, _) => Clipped(x, lowest, highest), (g, x) => g.Node("Clip", [x, g.Constant((float)lowest), g.Constant((float)highest)]));

    // In place: the layers before (convolution, batch normalization, dense) do not need their outputs for their gradients.
    public override Tensor forward(Tensor input) => _forward(input, true);

    /// <summary>Leaves the input as it is.</summary>
    public Tensor ForwardApart(Tensor input) => _forward(input, false);

    public override Shape OutputShape(Shape input) => input;

    public override OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input) => _toOnnx(graph, input);

    // Of two straight lines the slopes do not change with the input; libtorch goes back through the network with zeros.
    public override Tensor InputGradient(Tensor input, Tensor output, Tensor gradient)
    {
        if (_slope is not { } slope)
            return base.InputGradient(input, output, gradient);
        using Tensor isPositive = output.detach().gt(0).to(gradient.dtype);
        return gradient * (isPositive * (1 - slope) + slope);
    }

    private static Tensor Clipped(Tensor x, double lowest, double highest)
    {
        using Scalar low = lowest, high = highest;
        return x.clamp(low, high);
    }
}
