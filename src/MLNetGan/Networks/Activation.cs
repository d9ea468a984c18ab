using MLNetGan.Onnx;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>The elementwise nonlinearities.</summary>
internal sealed class Activation : Layer
{
    private readonly Func<Tensor, Tensor> _forward;
    private readonly Func<OnnxGraph, OnnxValue, OnnxValue> _toOnnx;

    private Activation(string name, Func<Tensor, Tensor> forward, Func<OnnxGraph, OnnxValue, OnnxValue> toOnnx) : base(name) =>
        (_forward, _toOnnx) = (forward, toOnnx);

    // In place: the layers before (convolution, batch normalization, dense) do not need their outputs for their gradients.
    public static Activation ReLU() => new("ReLU", x => nn.functional.relu(x, inplace: true), (g, x) => g.Node("Relu", x));

    public static Activation LeakyReLU(double slope) => new($"Leaky ReLU {slope}",
        x => nn.functional.leaky_relu(x, slope, inplace: true), (g, x) => g.Node("LeakyRelu", x, ("alpha", (float)slope)));

    public static Activation Tanh() => new("Tanh", x => x.tanh(), (g, x) => g.Node("Tanh", x));

    /// <summary>Keeps values within limits.</summary>
    public static Activation Clip(double lowest, double highest) => new("Clip",
        x => Clipped(x, lowest, highest), (g, x) => g.Node("Clip", [x, g.Constant((float)lowest), g.Constant((float)highest)]));

    public override Tensor forward(Tensor input) => _forward(input);

    public override Shape OutputShape(Shape input) => input;

    public override OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input) => _toOnnx(graph, input);

    private static Tensor Clipped(Tensor x, double lowest, double highest)
    {
        using Scalar low = lowest, high = highest;
        return x.clamp(low, high);
    }
}
