using MLNetGan.Networks;

namespace MLNetGan.Systems.CycleGan;

/// <summary>
/// The generator of Johnson 2016 as CycleGAN has it (Zhu 2017, appendix 7.2): two halvings, residual blocks at a quarter of the
/// size, two doublings. Edges are reflected.
/// </summary>
internal sealed class ResNetGenerator : TranslationNetwork
{
    private const int Halvings = 2, Multiple = 1 << Halvings, Smallest = 2 * Multiple, LargeImage = 256,
        BlocksOfLarge = 9, BlocksOfSmall = 6;

    private readonly Stack layers;

    public ResNetGenerator(CycleGanOptions options, Shape input, Shape output) : base("CycleGAN generator", input, Multiple, Smallest)
    {
        ImagePair.RequireSameSize(input, output);
        SideMultiples.Require("CycleGAN", input, Multiple, Smallest);
        long Channels(int level) => (long)options.GeneratorChannels << level;
        var parts = new ResNetLayers(channels => Normalization.Layer(options.Normalization, channels, scalesInstances: false));
        List<Layer> all = [.. parts.Enter(input[0], Channels(0))];
        for (int level = 0; level < Halvings; level++)
            all.AddRange(parts.Halve(Channels(level)));
        for (int i = 0; i < Blocks(options, input); i++)
            all.Add(parts.Block(Channels(Halvings)));
        for (int level = Halvings; level > 0; level--)
            all.AddRange(parts.Double(Channels(level)));
        layers = new Stack([.. all, .. ResNetLayers.Leave(Channels(0), output[0])]);
        RegisterComponents();
        Published = new WeightNames(
            name => name
                .Replace("layers.", "model.", StringComparison.Ordinal)
                .Replace(".inner.", ".conv_block.", StringComparison.Ordinal),
            _ => null, CancelsShifts: options.Normalization != TranslationNormalization.Batch);
    }

    /// <summary>Those of ResnetGenerator in junyanz/pytorch-CycleGAN-and-pix2pix, whose layers stand in the same order.</summary>
    public override WeightNames Published { get; }

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs) => pass.Apply(layers, inputs);

    private static int Blocks(CycleGanOptions options, Shape image) =>
        options.ResidualBlocks ?? (Math.Min(image[1], image[2]) < LargeImage ? BlocksOfSmall : BlocksOfLarge);
}
