namespace MLNetGan.Networks;

/// <summary>
/// Projects the latent vector to a small image and doubles it to full size, with batch normalization and ReLU after each
/// layer but the last, which ends in tanh (Radford 2015, figure 1). The projection to 4x4 is the paper's first transposed
/// convolution, which on a 1x1 input is a dense layer.
/// </summary>
internal sealed class ConvolutionalGenerator : Network
{
    private readonly Stack layers;

    public ConvolutionalGenerator(Shape image, int latentSize, int? baseChannels) : base("Convolutional generator", NetworkInput.Latent(latentSize))
    {
        int[] channels = ConvolutionalChannels.For(image, baseChannels);
        var start = new Shape(channels[^1], image[1] >> channels.Length, image[2] >> channels.Length);
        List<Layer> all = [new Dense(latentSize, start.Count, hasBias: false), new Reshape(start), new BatchNormalization(start[0]), Activation.ReLU()];
        for (int i = channels.Length - 1; i > 0; i--)
            all.AddRange([new TransposedConvolution(channels[i], channels[i - 1], 4, hasBias: false), new BatchNormalization(channels[i - 1]), Activation.ReLU()]);
        all.AddRange([new TransposedConvolution(channels[0], image[0], 4), Activation.Tanh()]);
        layers = new Stack([.. all]);
        RegisterComponents();
    }

    public override IReadOnlyList<string> OutputNames { get; } = ["Image"];

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs) => pass.Apply(layers, inputs);
}
