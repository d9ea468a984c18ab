using MLNetGan.Onnx;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>Halves height and width: the mean of every square of four.</summary>
internal sealed class AveragePooling() : UnaryLayer("Average pooling")
{
    public static AveragePooling Instance { get; } = new();

    public override Tensor Forward(Tensor input) => nn.functional.avg_pool2d(input, 2);

    public override Shape OutputShape(Shape input)
    {
        (long channels, long height, long width) = input.AsImage(GetName());
        return height % 2 == 0 && width % 2 == 0
            ? new Shape(channels, height / 2, width / 2)
            : throw new ArgumentException($"{GetName()} expects an even height and width, got {input}.");
    }

    public override OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input) =>
        graph.Node("AveragePool", input, ("kernel_shape", new[] { 2L, 2L }), ("strides", new[] { 2L, 2L }));
}
