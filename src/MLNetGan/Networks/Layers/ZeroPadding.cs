using MLNetGan.Onnx;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>Adds zeros at the edges of images.</summary>
/// <param name="above">Rows above.</param>
/// <param name="left">Columns to the left.</param>
/// <param name="below">Rows below.</param>
/// <param name="right">Columns to the right.</param>
internal sealed class ZeroPadding(long above, long left, long below, long right) : UnaryLayer("Zero padding")
{
    /// <param name="before">Rows above and columns to the left.</param>
    /// <param name="after">Rows below and columns to the right.</param>
    public ZeroPadding(long before, long after) : this(before, before, after, after)
    {
    }

    public override Tensor Forward(Tensor input) => nn.functional.pad(input, [left, right, above, below]);

    public override Shape OutputShape(Shape input)
    {
        (long channels, long height, long width) = input.AsImage(GetName());
        return new Shape(channels, height + above + below, width + left + right);
    }

    public override OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input) =>
        graph.Node("Pad", [input, graph.Constant<long>(OnnxType.Int64, [0, 0, above, left, 0, 0, below, right], [8])]);
}
