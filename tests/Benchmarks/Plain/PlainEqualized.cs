using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Benchmarks.Plain;

/// <summary>A dense layer or a convolution whose weights are scaled as they are used (ProGAN's equalized learning rate).</summary>
internal sealed class PlainEqualized : nn.Module<Tensor, Tensor>
{
    private readonly Parameter weight;
    private readonly Parameter? bias;
    private readonly double _factor;

    public PlainEqualized(long[] shape, double gain = 1.4142135623730951, bool hasBias = true) : base("equalized")
    {
        weight = nn.Parameter(randn(shape));
        bias = hasBias ? nn.Parameter(zeros(shape[0])) : null;
        _factor = gain / Math.Sqrt(shape[1..].Aggregate((product, length) => product * length));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        if (weight.dim() == 2)
            return nn.functional.linear(input, weight * _factor, bias);
        long padding = weight.shape[2] / 2;
        return nn.functional.conv2d(input, weight * _factor, bias, padding: [padding, padding]);
    }
}
