using MLNetGan.Onnx;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// The Kullback-Leibler divergence in nats of normal distributions from the standard normal one, summed over the values of each
/// step (Gregor 2015, equation 11, whose constant is one for each value): takes means and logarithms of deviations, a vector for
/// each step; gives a value for each.
/// </summary>
internal sealed class GaussianDivergence() : Layer("Gaussian divergence")
{
    public static GaussianDivergence Instance { get; } = new();

    public override Tensor[] Forward(params ReadOnlySpan<Tensor> inputs)
    {
        Tensor[] parts = stack(inputs.ToArray(), 1).chunk(2, 2);
        Tensor twice = parts[1].Times(2);
        return [(parts[0].Squared().Plus(twice.expm1()) - twice).sum(2).Times(0.5)];
    }

    public override Shape[] OutputShapes(params ReadOnlySpan<Shape> inputs)
    {
        foreach (Shape input in inputs)
        {
            if (!input.Equals(inputs[0]) || input.Rank != 1 || input.Count % 2 != 0)
                throw new ArgumentException(
                    $"{GetName()} expects vectors of means and logarithms of deviations, got {inputs[0]} and {input}.");
        }
        return [new Shape(inputs.Length)];
    }

    public override OnnxValue[] ToOnnx(OnnxGraph graph, params ReadOnlySpan<OnnxValue> inputs)
    {
        OnnxValue[] rows = inputs.ToArray();
        OnnxValue all = graph.Node("Concat", [.. rows.Select(row => graph.Node("Unsqueeze", [row, graph.Constant(1L)]))], ("axis", 1L));
        (OnnxValue means, OnnxValue logarithms) = GaussianSample.Parts(graph, all, 2);
        OnnxValue twice = graph.Node("Mul", [logarithms, graph.Constant(2f)]);
        OnnxValue spread = graph.Node("Sub", [graph.Node("Sub", [graph.Node("Exp", twice), graph.Constant(1f)]), twice]);
        OnnxValue sum = graph.Node("ReduceSum",
            [graph.Node("Add", [graph.Node("Mul", [means, means]), spread]), graph.Constant(2L)], ("keepdims", 0L));
        return [graph.Node("Mul", [sum, graph.Constant(0.5f)])];
    }
}
