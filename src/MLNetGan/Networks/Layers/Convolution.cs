using MLNetGan.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>A 2-D convolution with a square kernel.</summary>
internal sealed class Convolution : WeightedLayer
{
    private readonly Parameter weight;
    private readonly Parameter? bias;
    private readonly long[] _strides, _padding;
    private readonly bool _isChannelsLast;

    /// <param name="inputs">Channels that it takes.</param>
    /// <param name="outputs">Channels that it gives.</param>
    /// <param name="kernel">The kernel's side.</param>
    /// <param name="stride">How far the kernel moves from pixel to pixel.</param>
    /// <param name="padding">Zeros on each side.</param>
    /// <param name="hasBias">Whether each channel has a bias.</param>
    /// <param name="scale">He's scale of weights; null for DCGAN's.</param>
    /// <param name="isChannelsLast">Whether the output is to lie in memory with its channels last, see <see cref="ChannelsLast"/>.</param>
    public Convolution(
        long inputs, long outputs, int kernel, int stride = 1, int padding = 0, bool hasBias = true, HeScale? scale = null,
        bool isChannelsLast = false)
        : base($"Convolution {kernel}x{kernel}" + (stride > 1 ? $" /{stride}" : ""), scale, inputs * kernel * kernel)
    {
        _isChannelsLast = isChannelsLast;
        _strides = [stride, stride];
        _padding = [padding, padding];
        weight = Learned(zeros(outputs, inputs, kernel, kernel));
        bias = hasBias ? Learned(zeros(outputs)) : null;
        RegisterComponents();
    }

    public override OutputMemory Outputs => OutputMemory.Free;

    protected override Parameter Raw => weight;

    public override Tensor Forward(Tensor input)
    {
        // One channel has no order: there the output must be rearranged, else the smaller input.
        if (_isChannelsLast && input.shape[1] == 1)
            return ChannelsLast.Of(nn.functional.conv2d(input, Weight, bias, _strides, _padding));
        return nn.functional.conv2d(_isChannelsLast ? ChannelsLast.Of(input) : input, Weight, bias, _strides, _padding);
    }

    public override Shape OutputShape(Shape input)
    {
        (long channels, long height, long width) = input.AsImage(GetName());
        long[] kernel = weight.shape;
        long Size(long size) => (size + 2 * _padding[0] - kernel[2]) / _strides[0] + 1;
        if (channels != kernel[1])
            throw new ArgumentException($"{GetName()} expects {kernel[1]} channels, got {input}.");
        if (Math.Min(height, width) + 2 * _padding[0] < kernel[2])
            throw new ArgumentException(
                $"{GetName()} expects images of at least {kernel[2] - 2 * _padding[0]} pixels a side, got {input}.");
        return new Shape(kernel[0], Size(height), Size(width));
    }

    public override OnnxValue ToOnnx(OnnxGraph graph, OnnxValue input)
    {
        OnnxValue kernel = graph.Constant(Weight);
        long pad = _padding[0];
        return graph.Node("Conv", bias is null ? [input, kernel] : [input, kernel, graph.Constant(bias)],
            ("strides", _strides), ("pads", new[] { pad, pad, pad, pad }));
    }
}
