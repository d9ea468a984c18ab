using MLNetGan.Onnx;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// A transposed convolution of stride 2 that doubles height and width: kernel 4 (padding 1) or kernel 5 (padding 2,
/// output padding 1), what Keras calls "same".
/// </summary>
internal sealed class TransposedConvolution : Layer
{
    private readonly Parameter weight;
    private readonly Parameter? bias;
    private readonly int _kernel;

    public TransposedConvolution(long inputs, long outputs, int kernel, bool hasBias = true)
        : base($"Transposed convolution {kernel}x{kernel} /2")
    {
        if (kernel is not (4 or 5))
            throw new ArgumentOutOfRangeException(nameof(kernel), kernel, "A transposed convolution that doubles the size has kernel 4 or 5.");
        _kernel = kernel;
        weight = Learned(zeros(inputs, outputs, kernel, kernel));
        bias = hasBias ? Learned(zeros(outputs)) : null;
        RegisterComponents();
    }

    private long Padding => _kernel == 4 ? 1 : 2;

    private long OutputPadding => _kernel == 4 ? 0 : 1;

    // On a CPU libtorch has only a plain kernel for transposed convolutions, several times slower than its convolutions.
    // With few output channels the plain kernel has little to do and the rearranging would cost more than it saves.
    public override Tensor forward(Tensor input) => input.device_type == DeviceType.CPU && weight.shape[1] >= 8
        ? ForwardByPhases(input)
        : nn.functional.conv_transpose2d(input, weight, bias, [2, 2], [Padding, Padding], [OutputPadding, OutputPadding]);

    // Output pixels of one phase (even or odd row, even or odd column) take every other kernel tap: a convolution of half
    // the kernel's side for each of the four phases, all run as one, then interleaved. Kernel 5 is kernel 6 with a last tap
    // of zero. Kernel 4 makes one row and column too many on each side, whose phases lie one pixel off: cut away.
    private Tensor ForwardByPhases(Tensor input)
    {
        long inputs = weight.shape[0], outputs = weight.shape[1], half = (_kernel + 1) / 2;
        Tensor even = _kernel == 4 ? weight : nn.functional.pad(weight, [0L, 1L, 0L, 1L]);
        Tensor phases = even.view(inputs, outputs, half, 2, half, 2).flip(2, 4).permute(1, 3, 5, 0, 2, 4).reshape(4 * outputs, inputs, half, half);
        Tensor all = nn.functional.pixel_shuffle(nn.functional.conv2d(input, phases, bias?.repeat_interleave(4), padding: [1, 1]), 2);
        return _kernel == 4 ? nn.functional.pad(all, [-1L, -1L, -1L, -1L]) : all;
    }

    public override Shape OutputShape(Shape input)
    {
        (long channels, long height, long width) = input.AsImage(GetName());
        return channels == weight.shape[0]
            ? new Shape(weight.shape[1], 2 * height, 2 * width)
            : throw new ArgumentException($"{GetName()} expects {weight.shape[0]} channels, got {input}.");
    }

    public override OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input)
    {
        OnnxValue kernel = graph.Constant(weight);
        long pad = Padding;
        return graph.Node("ConvTranspose", bias is null ? [input, kernel] : [input, kernel, graph.Constant(bias)],
            ("strides", new[] { 2L, 2L }), ("pads", new[] { pad, pad, pad, pad }), ("output_padding", new[] { OutputPadding, OutputPadding }));
    }
}
