namespace MLNetGan.Networks;

/// <summary>
/// The compact form of a generator from noise: projections of the noise and of each condition are added and normalized,
/// then doubled to full size, perhaps with one more convolution before the last doubling, which makes cleaner strokes.
/// </summary>
internal sealed class CompactGenerator : Network
{
    private const int Kernel = 4, ChannelsToBody = 3;

    // Wide enough for conditions to make a difference from the first step on, next to the projected noise.
    private const double CategoryDeviation = 0.3, NumberDeviation = 0.1;

    private readonly Stack _layers;

    /// <param name="name">The network's name.</param>
    /// <param name="channels">Channels of the first map; they halve with every doubling.</param>
    /// <param name="output">(channels, height, width) of the images.</param>
    /// <param name="latentSize">The length of the noise.</param>
    /// <param name="conditions">What the image is to show, beside the noise.</param>
    /// <param name="refines">Whether it has the one more convolution.</param>
    public CompactGenerator(string name, int channels, Shape output, int latentSize, NetworkInput[] conditions, bool refines = true)
        : base(name, [NetworkInput.Latent(latentSize), .. conditions])
    {
        var projection = new InputProjection(Inputs, Start(channels, output).Count, CategoryDeviation, NumberDeviation);
        var image = new Stack([.. Body(channels, output, refines), .. Head(channels, output)]);
        _layers = new Stack(projection, image);
        foreach ((string module, Layer layer) in projection.Modules)
            register_module(module, layer);
        register_module("image", image);
    }

    public override IReadOnlyList<string> OutputNames { get; } = ["Image"];

    /// <summary>Channels of the first map beside a discriminator whose first convolution has so many; null for its default.</summary>
    public static int ChannelsBeside(int? baseChannels) => ChannelsToBody * (baseChannels ?? CompactBody.DefaultChannels);

    /// <summary>The shape of the first map, which inputs are projected to.</summary>
    public static Shape Start(int channels, Shape output)
    {
        int doublings = Doublings.Count(output);
        return new Shape(Channels(channels, 0), output[1] >> doublings, output[2] >> doublings);
    }

    /// <summary>From there to the map before the last doubling.</summary>
    public static Layer[] Body(int channels, Shape output, bool refines = true)
    {
        Shape start = Start(channels, output);
        List<Layer> layers = [new Reshape(start), new BatchNormalization(start[0]), Activation.ReLU()];
        for (int i = 1; i < Doublings.Count(output); i++)
            layers.AddRange([
                new TransposedConvolution(Channels(channels, i - 1), Channels(channels, i), Kernel, hasBias: false),
                new BatchNormalization(Channels(channels, i)), Activation.ReLU()]);
        int last = LastChannels(channels, output);
        if (refines)
            layers.AddRange([new Convolution(last, last, 3, padding: 1, hasBias: false), new BatchNormalization(last), Activation.ReLU()]);
        return [.. layers];
    }

    /// <summary>The last doubling, to the image.</summary>
    public static Layer[] Head(int channels, Shape output) =>
        [new TransposedConvolution(LastChannels(channels, output), output[0], Kernel), Activation.Tanh()];

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs) => pass.Apply(_layers, inputs);

    private static int Channels(int channels, int level) => Math.Max(1, channels >> level);

    private static int LastChannels(int channels, Shape output) => Channels(channels, Doublings.Count(output) - 1);
}
