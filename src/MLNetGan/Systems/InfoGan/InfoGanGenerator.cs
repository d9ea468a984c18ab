using MLNetGan.Networks;

namespace MLNetGan.Systems.InfoGan;

/// <summary>
/// The reference's form: noise and codes become a small image, which a convolution narrows and transposed convolutions double
/// to full size; normalization comes after ReLU.
/// </summary>
internal sealed class InfoGanGenerator : Network
{
    private const int Kernel = 4, Narrowing = 4;
    private const double WeightDeviation = 0.02;

    private readonly Stack _layers;

    public InfoGanGenerator(InfoGanOptions options, Shape output, NetworkInput[] codes)
        : base("InfoGAN generator", [NetworkInput.Latent(options.LatentSize), .. codes])
    {
        int doublings = Doublings.Count(output);
        var start = new Shape(options.GeneratorChannels, output[1] >> doublings, output[2] >> doublings);
        var projection = new InputProjection(Inputs, start.Count, WeightDeviation, WeightDeviation);
        int Channels(int level) => Math.Max(1, options.GeneratorChannels / Narrowing >> level);
        List<Layer> layers =
        [
            Activation.ReLU(), new BatchNormalization(start.Count), new Reshape(start),
            new ZeroPadding(1, 2), new Convolution(start[0], Channels(0), Kernel), Activation.ReLU(), new BatchNormalization(Channels(0)),
        ];
        for (int i = 1; i < doublings; i++)
            layers.AddRange([
                new TransposedConvolution(Channels(i - 1), Channels(i), Kernel), Activation.ReLU(), new BatchNormalization(Channels(i))]);
        layers.AddRange([new TransposedConvolution(Channels(doublings - 1), output[0], Kernel), Activation.Tanh()]);
        var image = new Stack([.. layers]);
        _layers = new Stack(projection, image);
        foreach ((string module, Layer layer) in projection.Modules)
            register_module(module, layer);
        register_module("image", image);
    }

    public override IReadOnlyList<string> OutputNames { get; } = ["Image"];

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs) => pass.Apply(_layers, inputs);
}
