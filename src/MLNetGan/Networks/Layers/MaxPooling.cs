using MLNetGan.Onnx;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>Halves height and width: the largest of every square of four. An odd last row or column is left out.</summary>
internal sealed class MaxPooling() : UnaryLayer("Max pooling")
{
    public override Tensor Forward(Tensor input) => nn.functional.max_pool2d(input, 2);

    public override Shape OutputShape(Shape input)
    {
        (long channels, long height, long width) = input.AsImage(GetName());
        return height >= 2 && width >= 2
            ? new Shape(channels, height / 2, width / 2)
            : throw new ArgumentException($"{GetName()} expects at least 2x2 pixels, got {input}.");
    }

    public override OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input) =>
        graph.Node("MaxPool", input, ("kernel_shape", new[] { 2L, 2L }), ("strides", new[] { 2L, 2L }));
}
