namespace MLNetGan.Networks;

/// <summary>
/// DCGAN's discriminator: halves the image with strided convolutions, leaky ReLU 0.2 and, on demand, batch normalization on
/// all but the first, to one value.
/// </summary>
internal sealed class ConvolutionalDiscriminator : Network
{
    private readonly Stack layers;

    public ConvolutionalDiscriminator(Shape image, int? baseChannels, double? dropout, bool normalizes) : base("Convolutional discriminator", NetworkInput.Image(image))
    {
        int[] channels = ConvolutionalChannels.For(image, baseChannels);
        double rate = dropout ?? (channels.Length >= 4 ? 0.3 : 0);
        List<Layer> all = [new Convolution(image[0], channels[0], 4, stride: 2, padding: 1), Activation.LeakyReLU(0.2)];
        for (int i = 1; i < channels.Length; i++)
        {
            all.Add(new Convolution(channels[i - 1], channels[i], 4, stride: 2, padding: 1, hasBias: !normalizes));
            if (normalizes)
                all.Add(new BatchNormalization(channels[i]));
            all.Add(Activation.LeakyReLU(0.2));
            if (rate > 0)
                all.Add(new Dropout(rate));
        }
        all.AddRange([new Flatten(), new Dense(channels[^1] * (image[1] >> channels.Length) * (image[2] >> channels.Length), 1)]);
        layers = new Stack([.. all]);
        RegisterComponents();
    }

    public override IReadOnlyList<string> OutputNames { get; } = ["Validity"];

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs) => pass.Apply(layers, inputs);
}
