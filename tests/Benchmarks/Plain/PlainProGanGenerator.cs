using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Benchmarks.Plain;

/// <summary>ProGAN's generator with all blocks faded in.</summary>
internal sealed class PlainProGanGenerator : nn.Module<Tensor, Tensor>
{
    private readonly PlainEqualized dense, first, toImage;
    private readonly Parameter bias;
    private readonly ModuleList<PlainEqualized> blocks;
    private readonly long _start;

    public PlainProGanGenerator(int levels, Func<int, long> width, long latent, long channels) : base("generator")
    {
        _start = width(1);
        dense = new PlainEqualized([_start * 16, latent], gain: Math.Sqrt(2) / 4, hasBias: false);
        bias = nn.Parameter(zeros(_start, 1, 1));
        first = new PlainEqualized([_start, _start, 3, 3]);
        blocks = new ModuleList<PlainEqualized>([.. Enumerable.Range(1, levels - 1).SelectMany(i => new[]
        {
            new PlainEqualized([width(i + 1), width(i), 3, 3]), new PlainEqualized([width(i + 1), width(i + 1), 3, 3]),
        })]);
        toImage = new PlainEqualized([channels, width(levels), 1, 1], gain: 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        Tensor x = dense.call(PixelNorm(input)).view(-1, _start, 4, 4) + bias;
        x = PixelNorm(Act(first.call(PixelNorm(Act(x)))));
        for (int i = 0; i < blocks.Count; i += 2)
        {
            x = PixelNorm(Act(blocks[i].call(nn.functional.interpolate(x, scale_factor: [2, 2]))));
            x = PixelNorm(Act(blocks[i + 1].call(x)));
        }
        return toImage.call(x);
    }

    public static Tensor Act(Tensor x) => nn.functional.leaky_relu(x, 0.2, inplace: true);

    private static Tensor PixelNorm(Tensor x) => x * rsqrt(x.square().mean([1], keepdim: true) + 1e-8);
}
