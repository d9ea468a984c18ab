using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Benchmarks.Plain;

/// <summary>ProGAN's discriminator with all blocks faded in.</summary>
internal sealed class PlainProGanDiscriminator : nn.Module<Tensor, Tensor>
{
    private readonly PlainEqualized fromImage, last, dense, validity;
    private readonly ModuleList<PlainEqualized> blocks;

    public PlainProGanDiscriminator(int levels, Func<int, long> width, long channels) : base("discriminator")
    {
        fromImage = new PlainEqualized([width(levels), channels, 1, 1]);
        blocks = new ModuleList<PlainEqualized>([.. Enumerable.Range(2, levels - 1).Reverse().SelectMany(i => new[]
        {
            new PlainEqualized([width(i), width(i), 3, 3]), new PlainEqualized([width(i - 1), width(i), 3, 3]),
        })]);
        last = new PlainEqualized([width(1), width(1) + 1, 3, 3]);
        dense = new PlainEqualized([width(0), width(1) * 16]);
        validity = new PlainEqualized([1, width(0)], gain: 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        Tensor x = PlainProGanGenerator.Act(fromImage.call(input));
        for (int i = 0; i < blocks.Count; i += 2)
            x = nn.functional.avg_pool2d(PlainProGanGenerator.Act(blocks[i + 1].call(PlainProGanGenerator.Act(blocks[i].call(x)))), 2);
        x = cat([x, Deviation(x)], 1);
        return validity.call(PlainProGanGenerator.Act(dense.call(PlainProGanGenerator.Act(last.call(x)).flatten(1))));
    }

    private static Tensor Deviation(Tensor x)
    {
        long group = Math.Min(4, x.shape[0]);
        Tensor y = x.view([group, -1, .. x.shape[1..]]);
        y = (y - y.mean([0], keepdim: true)).square().mean([0]).add(1e-8).sqrt().mean([1, 2, 3], keepdim: true);
        return y.repeat(group, 1, 4, 4);
    }
}
