using MLNetGan.Onnx;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// What an attention window shows of an image (Gregor 2015, equation 27): takes the image and what <see cref="FilterBanks"/> give; gives a
/// vector of (channels, filters, filters).
/// </summary>
internal sealed class WindowRead() : Layer("Window read")
{
    public static WindowRead Instance { get; } = new();

    public override Tensor[] Forward(params ReadOnlySpan<Tensor> inputs)
    {
        (Tensor image, Tensor x, Tensor y, Tensor intensity) = (inputs[0], inputs[1], inputs[2], inputs[3]);
        long channels = image.shape[1], height = image.shape[2], width = image.shape[3], filters = x.shape[1];
        Tensor columns = image.reshape(-1, channels * height, width).bmm(x.transpose(1, 2));
        Tensor rows = y * intensity.unsqueeze(2);
        Tensor read = channels == 1 ? rows.bmm(columns) : rows.unsqueeze(1).matmul(columns.view(-1, channels, height, filters));
        return [read.flatten(1)];
    }

    public override Shape[] OutputShapes(params ReadOnlySpan<Shape> inputs)
    {
        (long channels, long height, long width) = inputs[0].AsImage(GetName());
        return inputs[1].Rank == 2 && inputs[1][1] == width && inputs[2].Equals(new Shape(inputs[1][0], height)) && inputs[3].Count == 1
            ? [new Shape(channels * inputs[1][0] * inputs[1][0])]
            : throw new ArgumentException(
                $"{GetName()} of {inputs[0]} expects filters for its width and height and an intensity, " +
                $"got {inputs[1]}, {inputs[2]} and {inputs[3]}.");
    }

    public override OnnxValue[] ToOnnx(OnnxGraph graph, params ReadOnlySpan<OnnxValue> inputs)
    {
        OnnxValue x = graph.Node("Transpose",
            graph.Node("Unsqueeze", [inputs[1], graph.Constant(1L)]), ("perm", new long[] { 0, 1, 3, 2 }));
        OnnxValue y = graph.Node("Unsqueeze",
            [graph.Node("Mul", [inputs[2], graph.Node("Unsqueeze", [inputs[3], graph.Constant(2L)])]), graph.Constant(1L)]);
        return [graph.Node("Flatten", graph.Node("MatMul", [y, graph.Node("MatMul", [inputs[0], x])]), ("axis", 1L))];
    }
}
