using MLNetGan.Onnx;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>Adds zeros at the edges of images.</summary>
/// <param name="before">Rows above and columns to the left.</param>
/// <param name="after">Rows below and columns to the right.</param>
internal sealed class ZeroPadding(int before, int after) : UnaryLayer("Zero padding")
{
    public override Tensor Forward(Tensor input) => nn.functional.pad(input, [before, after, before, after]);

    public override Shape OutputShape(Shape input)
    {
        (long channels, long height, long width) = input.AsImage(GetName());
        return new Shape(channels, height + before + after, width + before + after);
    }

    public override OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input) =>
        graph.Node("Pad", [input, graph.Constant<long>(OnnxType.Int64, [0, 0, before, before, 0, 0, after, after], [8])]);
}
