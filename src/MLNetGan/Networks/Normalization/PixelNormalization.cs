using MLNetGan.Onnx;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// Divides the values of each place, or of a vector, by the root of their mean square over the channels (Karras 2017,
/// section 4.2).
/// </summary>
internal sealed class PixelNormalization() : UnaryLayer("Pixel normalization")
{
    private const double Epsilon = 1e-8;

    public override OutputMemory Outputs => OutputMemory.Free;

    public override Tensor Forward(Tensor input) => input * input.Squared().mean([1], true).Plus(Epsilon).rsqrt();

    public override Shape OutputShape(Shape input) => input;

    public override OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input)
    {
        OnnxValue meanSquare = graph.Node("ReduceMean", [graph.Node("Mul", [input, input]), graph.Constant(1L)]);
        return graph.Node("Div", [input, graph.Node("Sqrt", graph.Node("Add", [meanSquare, graph.Constant((float)Epsilon)]))]);
    }
}
