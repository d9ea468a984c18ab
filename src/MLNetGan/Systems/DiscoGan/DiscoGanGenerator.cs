using MLNetGan.Networks;

namespace MLNetGan.Systems.DiscoGan;

/// <summary>
/// DiscoGAN's generator (Kim 2017, section 3.3; the authors' code without its extra layers): strided 4x4 convolutions, and as many
/// transposed ones up again, with nothing between them that remembers. At 64x64 it is 64-128-256-512 channels and back.
/// </summary>
internal sealed class DiscoGanGenerator : TranslationNetwork
{
    private readonly Stack layers;

    /// <param name="options">Its size and normalization.</param>
    /// <param name="input">(channels, height, width) of what it translates.</param>
    /// <param name="output">(channels, height, width) of what it makes.</param>
    /// <exception cref="ArgumentException">It cannot halve the size that often.</exception>
    public DiscoGanGenerator(DiscoGanOptions options, Shape input, Shape output)
        : base("DiscoGAN generator", input, 1L << Halvings(options, input))
    {
        ImagePair.RequireSameSize(input, output);
        int halvings = Halvings(options, input);
        long Channels(int level) => DiscoGanLayout.Channels(options.GeneratorChannels, level);
        Layer Norm(long channels) => Normalization.Layer(options.Normalization, channels);
        List<Layer> all = [new Convolution(input[0], Channels(0), 4, stride: 2, padding: 1, hasBias: false), Activation.LeakyReLU(0.2)];
        for (int level = 1; level < halvings; level++)
        {
            all.AddRange([
                new Convolution(Channels(level - 1), Channels(level), 4, stride: 2, padding: 1, hasBias: false),
                Norm(Channels(level)), Activation.LeakyReLU(0.2),
            ]);
        }
        for (int level = halvings - 1; level > 0; level--)
        {
            all.AddRange([
                new TransposedConvolution(Channels(level), Channels(level - 1), 4, hasBias: false),
                Norm(Channels(level - 1)), Activation.ReLU(),
            ]);
        }
        layers = new Stack([.. all, new TransposedConvolution(Channels(0), output[0], 4, hasBias: false), Activation.Tanh()]);
        RegisterComponents();
    }

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs) => pass.Apply(layers, inputs);

    private static int Halvings(DiscoGanOptions options, Shape image)
    {
        int most = DiscoGanLayout.Halvings(image), halvings = options.GeneratorHalvings ?? most;
        return halvings <= most ? halvings : throw new ArgumentException(
            $"Images of {image[1]}x{image[2]} pixels are too small to be halved {halvings} times: " +
            $"expected GeneratorHalvings of at most {most}, or larger images.");
    }
}
