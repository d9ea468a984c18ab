using MLNetGan.Onnx;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// What is still missing (Gregor 2015, equation 3): an image of values from 0 to 1 less the probabilities of which it takes the logits.
/// </summary>
internal sealed class BernoulliError() : Layer("Bernoulli error")
{
    public static BernoulliError Instance { get; } = new();

    public override Tensor[] Forward(params ReadOnlySpan<Tensor> inputs) => [inputs[0] - inputs[1].sigmoid()];

    public override Shape[] OutputShapes(params ReadOnlySpan<Shape> inputs)
    {
        inputs[0].RequireEqual(inputs[1]);
        return [inputs[0]];
    }

    public override OnnxValue[] ToOnnx(OnnxGraph graph, params ReadOnlySpan<OnnxValue> inputs) =>
        [graph.Node("Sub", [inputs[0], graph.Node("Sigmoid", inputs[1])])];
}
