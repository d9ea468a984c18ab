namespace MLNetGan.Networks;

/// <summary>
/// DCGAN's discriminator: halves the image with strided convolutions, leaky ReLU 0.2 and, on demand, batch normalization on
/// all but the first, to one value.
/// </summary>
internal sealed class ConvolutionalDiscriminator : Network
{
    private readonly Stack layers;

    public ConvolutionalDiscriminator(Shape image, int? baseChannels, double? dropout, bool normalizes)
        : base("Convolutional discriminator", NetworkInput.Image(image))
    {
        layers = new Stack([
            .. First(image, baseChannels), .. Rest(image, baseChannels, dropout, normalizes),
            new Dense(FeatureCount(image, baseChannels), 1)]);
        RegisterComponents();
    }

    public override IReadOnlyList<string> OutputNames { get; } = ["Validity"];

    /// <summary>The first halving of the image.</summary>
    public static Layer[] First(Shape image, int? baseChannels) =>
        [new Convolution(image[0], ConvolutionalChannels.For(image, baseChannels)[0], 4, stride: 2, padding: 1), Activation.LeakyReLU(0.2)];

    /// <summary>From there to a vector of features.</summary>
    public static Layer[] Rest(Shape image, int? baseChannels, double? dropout, bool normalizes)
    {
        int[] channels = ConvolutionalChannels.For(image, baseChannels);
        double rate = dropout ?? (channels.Length >= 4 ? 0.3 : 0);
        List<Layer> layers = [];
        for (int i = 1; i < channels.Length; i++)
        {
            layers.Add(new Convolution(channels[i - 1], channels[i], 4, stride: 2, padding: 1, hasBias: !normalizes));
            if (normalizes)
                layers.Add(new BatchNormalization(channels[i]));
            layers.Add(Activation.LeakyReLU(0.2));
            if (rate > 0)
                layers.Add(new Dropout(rate));
        }
        return [.. layers, new Flatten()];
    }

    /// <summary>The number of these features.</summary>
    public static long FeatureCount(Shape image, int? baseChannels)
    {
        int[] channels = ConvolutionalChannels.For(image, baseChannels);
        return channels[^1] * (image[1] >> channels.Length) * (image[2] >> channels.Length);
    }

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs) => pass.Apply(layers, inputs);
}
