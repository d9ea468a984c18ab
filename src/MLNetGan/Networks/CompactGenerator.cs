namespace MLNetGan.Networks;

/// <summary>
/// The compact form of a generator from noise: projections of the noise and of each condition are added and normalized,
/// then doubled to full size, perhaps with one more convolution before the last doubling, which makes cleaner strokes.
/// </summary>
internal sealed class CompactGenerator : Network
{
    private const int Kernel = 4;

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
        int doublings = Doublings.Count(output);
        int Channels(int level) => Math.Max(1, channels >> level);
        var start = new Shape(Channels(0), output[1] >> doublings, output[2] >> doublings);
        var projection = new InputProjection(Inputs, start.Count, CategoryDeviation, NumberDeviation);
        List<Layer> layers = [new Reshape(start), new BatchNormalization(start[0]), Activation.ReLU()];
        for (int i = 1; i < doublings; i++)
            layers.AddRange([new TransposedConvolution(Channels(i - 1), Channels(i), Kernel, hasBias: false), new BatchNormalization(Channels(i)), Activation.ReLU()]);
        long last = Channels(doublings - 1);
        if (refines)
            layers.AddRange([new Convolution(last, last, 3, padding: 1, hasBias: false), new BatchNormalization(last), Activation.ReLU()]);
        layers.AddRange([new TransposedConvolution(last, output[0], Kernel), Activation.Tanh()]);
        var image = new Stack([.. layers]);
        _layers = new Stack(projection, image);
        foreach ((string module, Layer layer) in projection.Modules)
            register_module(module, layer);
        register_module("image", image);
    }

    public override IReadOnlyList<string> OutputNames { get; } = ["Image"];

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs) => pass.Apply(_layers, inputs);
}
