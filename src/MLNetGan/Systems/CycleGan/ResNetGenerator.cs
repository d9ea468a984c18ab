using MLNetGan.Networks;

namespace MLNetGan.Systems.CycleGan;

/// <summary>
/// The generator of Johnson 2016 as CycleGAN has it (Zhu 2017, appendix 7.2): two halvings, residual blocks at a quarter of the
/// size, two doublings. Edges are reflected.
/// </summary>
internal sealed class ResNetGenerator : TranslationNetwork
{
    private const int Halvings = 2, Multiple = 1 << Halvings, Smallest = 2 * Multiple, LargeImage = 256, BlocksOfLarge = 9, BlocksOfSmall = 6;

    private readonly Stack layers;

    public ResNetGenerator(CycleGanOptions options, Shape input, Shape output) : base("CycleGAN generator", input, Multiple, Smallest)
    {
        CheckSize(input, output);
        long Channels(int level) => (long)options.GeneratorChannels << level;
        Layer Norm(long channels) => Normalization.Layer(options.Normalization, channels, scalesInstances: false);
        Layer[] Same(long channels) => [new ReflectionPadding(1), new Convolution(channels, channels, 3, hasBias: false), Norm(channels)];

        List<Layer> all = [new ReflectionPadding(3), new Convolution(input[0], Channels(0), 7, hasBias: false), Norm(Channels(0)), Activation.ReLU()];
        for (int level = 1; level <= Halvings; level++)
            all.AddRange([new Convolution(Channels(level - 1), Channels(level), 3, stride: 2, padding: 1, hasBias: false), Norm(Channels(level)), Activation.ReLU()]);
        for (int i = 0; i < Blocks(options, input); i++)
            all.Add(new Residual(new Stack([.. Same(Channels(Halvings)), Activation.ReLU(), .. Same(Channels(Halvings))])));
        for (int level = Halvings; level > 0; level--)
            all.AddRange([new TransposedConvolution(Channels(level), Channels(level - 1), 3, hasBias: false), Norm(Channels(level - 1)), Activation.ReLU()]);
        layers = new Stack([.. all, new ReflectionPadding(3), new Convolution(Channels(0), output[0], 7), Activation.Tanh()]);
        RegisterComponents();
    }

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs) => pass.Apply(layers, inputs);

    private static int Blocks(CycleGanOptions options, Shape image) =>
        options.ResidualBlocks ?? (Math.Min(image[1], image[2]) < LargeImage ? BlocksOfSmall : BlocksOfLarge);

    private static void CheckSize(Shape input, Shape output)
    {
        (_, long height, long width) = input.AsImage("Image");
        ImagePair.RequireSameSize(input, output);
        if (height % Multiple == 0 && width % Multiple == 0 && Math.Min(height, width) >= Smallest)
            return;
        long Nearest(long side) => Math.Max(Smallest, (side + Multiple / 2) / Multiple * Multiple);
        throw new ArgumentException($"CycleGAN learns on images whose sides are multiples of {Multiple}, at least {Smallest}; these are {height}x{width} pixels. " +
            $"Resize them to {Nearest(height)}x{Nearest(width)}, for example with ResizeImages; after training images of any size can be translated.");
    }
}
