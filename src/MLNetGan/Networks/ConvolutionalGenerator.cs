namespace MLNetGan.Networks;

/// <summary>
/// Projects the latent vector to a small image and doubles it to full size, with batch normalization and ReLU after each
/// layer but the last, which ends in tanh (Radford 2015, figure 1). The projection to 4x4 is the paper's first transposed
/// convolution, which on a 1x1 input is a dense layer.
/// </summary>
internal sealed class ConvolutionalGenerator : Network
{
    private readonly Stack layers;

    public ConvolutionalGenerator(Shape image, int latentSize, int? baseChannels)
        : base("Convolutional generator", NetworkInput.Latent(latentSize))
    {
        layers = new Stack([.. Body(image, latentSize, baseChannels), .. Head(image, baseChannels)]);
        RegisterComponents();
    }

    public override IReadOnlyList<string> OutputNames { get; } = ["Image"];

    /// <summary>From the latent vector to the map before the last doubling.</summary>
    public static Layer[] Body(Shape image, int latentSize, int? baseChannels)
    {
        int[] channels = ConvolutionalChannels.For(image, baseChannels);
        var start = new Shape(channels[^1], image[1] >> channels.Length, image[2] >> channels.Length);
        List<Layer> layers =
            [new Dense(latentSize, start.Count, hasBias: false), new Reshape(start), new BatchNormalization(start[0]), Activation.ReLU()];
        for (int i = channels.Length - 1; i > 0; i--)
            layers.AddRange([
                new TransposedConvolution(channels[i], channels[i - 1], 4, hasBias: false), new BatchNormalization(channels[i - 1]),
                Activation.ReLU()]);
        return [.. layers];
    }

    /// <summary>The last doubling, to the image.</summary>
    public static Layer[] Head(Shape image, int? baseChannels) =>
        [new TransposedConvolution(ConvolutionalChannels.For(image, baseChannels)[0], image[0], 4), Activation.Tanh()];

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs) => pass.Apply(layers, inputs);
}
