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
        ? _kernel == 4 ? ForwardKernel4(input) : ForwardKernel5(input)
        : nn.functional.conv_transpose2d(input, weight, bias, [2, 2], [Padding, Padding], [OutputPadding, OutputPadding]);

    // Output pixel 2q + a takes input pixels q - 1 + a + u with kernel tap 3 - 2u - a (u = 0, 1): a 2x2 convolution for
    // each of the four phases (a, b), all four run as one, of which each phase takes its own window.
    private Tensor ForwardKernel4(Tensor input)
    {
        long[] size = input.shape, kernel = weight.shape;
        Tensor phases = weight.flip(2, 3).reshape(kernel[0], kernel[1], 2, 2, 2, 2).permute(3, 5, 1, 0, 2, 4)
            .reshape(4 * kernel[1], kernel[0], 2, 2);
        Tensor? phaseBias = bias?.repeat(4);
        Tensor all = nn.functional.conv2d(input, phases, phaseBias, padding: [1, 1])
            .view(size[0], 2, 2, kernel[1], size[2] + 1, size[3] + 1);
        Tensor Window(int a, int b) => all.select(1, a).select(1, b).narrow(2, a, size[2]).narrow(3, b, size[3]);
        Tensor Row(int a) => stack([Window(a, 0), Window(a, 1)], -1);
        return stack([Row(0), Row(1)], 3).view(size[0], kernel[1], 2 * size[2], 2 * size[3]);
    }

    // Output pixel 2q + a takes input pixels q - 1 + u with kernel tap 4 + a - 2u (u = 0, 1, 2; tap 5 is zero).
    private Tensor ForwardKernel5(Tensor input)
    {
        long[] kernel = weight.shape;
        Tensor phases = nn.functional.pad(weight, [0, 1, 0, 1]).view(kernel[0], kernel[1], 3, 2, 3, 2).flip(2, 4)
            .permute(1, 3, 5, 0, 2, 4).reshape(4 * kernel[1], kernel[0], 3, 3);
        Tensor? phaseBias = bias?.repeat_interleave(4);
        return nn.functional.pixel_shuffle(nn.functional.conv2d(input, phases, phaseBias, padding: [1, 1]), 2);
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
