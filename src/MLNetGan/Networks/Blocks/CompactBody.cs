namespace MLNetGan.Networks;

/// <summary>
/// The compact form of a discriminator up to its features: a 4x4 strided convolution for every halving and a 3x3 one more.
/// </summary>
internal static class CompactBody
{
    /// <summary>Channels of the first convolution where none are given.</summary>
    public const int DefaultChannels = 32;

    private const int MostChannels = 512;

    /// <summary>Layers from an image to a vector of features.</summary>
    /// <param name="image">(channels, height, width).</param>
    /// <param name="baseChannels">Channels of the first convolution; they double with each further one, up to 512.</param>
    /// <param name="normalizes">Whether all convolutions but the first are followed by batch normalization.</param>
    /// <param name="dropout">Dropout of the features; 0 for none.</param>
    public static Stack Create(Shape image, int baseChannels, bool normalizes = true, double dropout = 0) =>
        new([.. First(image, baseChannels), .. Rest(image, baseChannels, normalizes, dropout)]);

    /// <summary>The first of these layers, which halve the image.</summary>
    public static Layer[] First(Shape image, int baseChannels) =>
        [new Convolution(image[0], baseChannels, 4, stride: 2, padding: 1), Activation.LeakyReLU(0.2)];

    /// <summary>The others.</summary>
    public static Layer[] Rest(Shape image, int baseChannels, bool normalizes, double dropout)
    {
        int doublings = Doublings.Count(image);
        List<Layer> layers = [];
        long channels = baseChannels;
        for (int i = 1; i <= doublings; i++)
        {
            long next = Math.Min(channels * 2, MostChannels);
            layers.Add(new Convolution(channels, next, i < doublings ? 4 : 3, stride: 2, padding: 1, hasBias: !normalizes));
            if (normalizes)
                layers.Add(new BatchNormalization(next));
            layers.Add(Activation.LeakyReLU(0.2));
            channels = next;
        }
        layers.Add(new Flatten());
        if (dropout > 0)
            layers.Add(new Dropout(dropout));
        return [.. layers];
    }
}
