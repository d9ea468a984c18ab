using MLNetGan.Onnx;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// The cross entropy in nats of an image's values, from 0 to 1, with probabilities of which it takes the logits, summed over the
/// image: minus the logarithm of a black and white image's probability (Gregor 2015, equation 9).
/// </summary>
internal sealed class BernoulliLoss() : Layer("Bernoulli loss")
{
    public static BernoulliLoss Instance { get; } = new();

    public override Tensor[] Forward(params ReadOnlySpan<Tensor> inputs) =>
        [nn.functional.binary_cross_entropy_with_logits(inputs[1], inputs[0], reduction: nn.Reduction.None).flatten(1).sum(1, true)];

    public override Shape[] OutputShapes(params ReadOnlySpan<Shape> inputs)
    {
        inputs[0].RequireEqual(inputs[1]);
        return [new Shape(1)];
    }

    public override OnnxValue[] ToOnnx(OnnxGraph graph, params ReadOnlySpan<OnnxValue> inputs)
    {
        OnnxValue loss = graph.Node("Sub", [graph.Node("Softplus", inputs[1]), graph.Node("Mul", [inputs[0], inputs[1]])]);
        return [graph.Node("ReduceSum", [graph.Node("Flatten", loss, ("axis", 1L)), graph.Constant(1L)])];
    }
}
