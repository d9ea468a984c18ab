namespace MLNetGan.Networks;

/// <summary>
/// The parts of the generator of Johnson 2016, as image-to-image translation has them (Zhu 2017, appendix 7.2). Edges are reflected.
/// </summary>
/// <param name="normalization">Makes the layer after each convolution but the last.</param>
internal sealed class ResNetLayers(Func<long, Layer> normalization)
{
    /// <summary>The first convolution, of an image.</summary>
    public Layer[] Enter(long inputs, long channels) =>
        [new ReflectionPadding(3), new Convolution(inputs, channels, 7, hasBias: false), normalization(channels), Activation.ReLU()];

    /// <summary>Half the size, twice the channels.</summary>
    public Layer[] Halve(long channels) =>
        [new Convolution(channels, 2 * channels, 3, stride: 2, padding: 1, hasBias: false), normalization(2 * channels), Activation.ReLU()];

    /// <summary>A residual block.</summary>
    public Layer Block(long channels) => new Residual(new Stack([.. Same(channels), Activation.ReLU(), .. Same(channels)]));

    /// <summary>Twice the size, half the channels.</summary>
    public Layer[] Double(long channels) =>
        [new TransposedConvolution(channels, channels / 2, 3, hasBias: false), normalization(channels / 2), Activation.ReLU()];

    /// <summary>The last convolution, to an image.</summary>
    public static Layer[] Leave(long channels, long outputs) =>
        [new ReflectionPadding(3), new Convolution(channels, outputs, 7), Activation.Tanh()];

    private Layer[] Same(long channels) =>
        [new ReflectionPadding(1), new Convolution(channels, channels, 3, hasBias: false), normalization(channels)];
}
