using MLNetGan.Onnx;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>Halves height and width, rounded up: the mean of every second square of nine, of what lies within the image.</summary>
internal sealed class OverlappingPooling() : UnaryLayer("Overlapping pooling")
{
    private const long Kernel = 3, Stride = 2, Padding = 1;

    public static OverlappingPooling Instance { get; } = new();

    public override Tensor Forward(Tensor input) => nn.functional.avg_pool2d(input, Kernel, Stride, Padding, count_include_pad: false);

    public override Shape OutputShape(Shape input)
    {
        (long channels, long height, long width) = input.AsImage(GetName());
        return new Shape(channels, (height + 1) / 2, (width + 1) / 2);
    }

    public override OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input) => graph.Node("AveragePool", input,
        ("kernel_shape", new[] { Kernel, Kernel }), ("strides", new[] { Stride, Stride }),
        ("pads", new[] { Padding, Padding, Padding, Padding }));
}
