using MLNetGan.Onnx;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// What an attention window adds to an image (Gregor 2015, equation 29): takes a vector of (channels, filters, filters) and what
/// <see cref="FilterBanks"/> give; gives an image.
/// </summary>
internal sealed class WindowWrite(long channels) : Layer("Window write")
{
    public override Tensor[] Forward(params ReadOnlySpan<Tensor> inputs)
    {
        (Tensor patch, Tensor x, Tensor y, Tensor intensity) = (inputs[0], inputs[1], inputs[2], inputs[3]);
        long filters = x.shape[1], width = x.shape[2];
        Tensor rows = (patch / intensity).view(-1, channels * filters, filters).bmm(x), columns = y.transpose(1, 2);
        return [channels == 1 ? columns.bmm(rows).unsqueeze(1) : columns.unsqueeze(1).matmul(rows.view(-1, channels, filters, width))];
    }

    public override Shape[] OutputShapes(params ReadOnlySpan<Shape> inputs)
    {
        Shape x = inputs[1], y = inputs[2];
        return x.Rank == 2 && y.Rank == 2 && x[0] == y[0] && inputs[0].Equals(new Shape(channels * x[0] * x[0])) && inputs[3].Count == 1
            ? [new Shape(channels, y[1], x[1])]
            : throw new ArgumentException(
                $"{GetName()} of {channels} channels expects a patch as large as its filters, got {inputs[0]}, {x}, {y} and {inputs[3]}.");
    }

    public override OnnxValue[] ToOnnx(OnnxGraph graph, params ReadOnlySpan<OnnxValue> inputs)
    {
        OnnxValue one = graph.Constant(1L), x = graph.Node("Unsqueeze", [inputs[1], one]), y = graph.Node("Unsqueeze", [inputs[2], one]);
        OnnxValue filters = graph.Node("Shape", inputs[1], ("start", 1L), ("end", 2L));
        OnnxValue shape = graph.Node("Concat", [graph.Constant(-1L), graph.Constant(channels), filters, filters], ("axis", 0L));
        OnnxValue patch = graph.Node("Reshape", [graph.Node("Div", [inputs[0], inputs[3]]), shape]);
        return [graph.Node("MatMul", [graph.Node("Transpose", y, ("perm", new long[] { 0, 1, 3, 2 })), graph.Node("MatMul", [patch, x])])];
    }
}
