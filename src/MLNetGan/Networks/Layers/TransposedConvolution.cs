using MLNetGan.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// A transposed convolution of stride 2 that doubles height and width: kernel 4 (padding 1), or kernel 3 or 5 (padding 1 or 2,
/// output padding 1), what Keras calls "same".
/// </summary>
internal sealed class TransposedConvolution : UnaryLayer
{
    private readonly Parameter weight;
    private readonly Parameter? bias;
    private readonly long _inputs, _outputs;
    private readonly int _kernel;

    public TransposedConvolution(long inputs, long outputs, int kernel, bool hasBias = true)
        : base($"Transposed convolution {kernel}x{kernel} /2")
    {
        if (kernel is not (3 or 4 or 5))
            throw new ArgumentOutOfRangeException(
                nameof(kernel), kernel, "A transposed convolution that doubles the size has kernel 3, 4 or 5.");
        (_inputs, _outputs, _kernel) = (inputs, outputs, kernel);
        weight = Learned(zeros(inputs, outputs, kernel, kernel));
        bias = hasBias ? Learned(zeros(outputs)) : null;
        RegisterComponents();
    }

    private long Padding => (_kernel - 1) / 2;

    private long OutputPadding => _kernel % 2;

    public override OutputMemory Outputs => OutputMemory.Free;

    public override Tensor Forward(Tensor input) => nn.functional.conv_transpose2d(
        input, weight, bias, [2, 2], [Padding, Padding], [OutputPadding, OutputPadding]);

    public override Shape OutputShape(Shape input)
    {
        (long channels, long height, long width) = input.AsImage(GetName());
        return channels == _inputs
            ? new Shape(_outputs, 2 * height, 2 * width)
            : throw new ArgumentException($"{GetName()} expects {_inputs} channels, got {input}.");
    }

    public override OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input)
    {
        OnnxValue kernel = graph.Constant(weight);
        return graph.Node("ConvTranspose", bias is null ? [input, kernel] : [input, kernel, graph.Constant(bias)],
            ("strides", new[] { 2L, 2L }), ("pads", new[] { Padding, Padding, Padding, Padding }),
            ("output_padding", new[] { OutputPadding, OutputPadding }));
    }
}
