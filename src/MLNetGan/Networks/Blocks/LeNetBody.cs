namespace MLNetGan.Networks;

/// <summary>
/// LeNet up to its features (LeCun 1998, in Caffe's form): two 5x5 convolutions, each max-pooled, and a dense layer. Nothing but the
/// pooling is nonlinear before the features.
/// </summary>
internal static class LeNetBody
{
    /// <summary>
    /// Channels of the first convolution; the second has two and a half times as many, and there are 25 times as many features.
    /// </summary>
    public const int Channels = 20;

    private const int Kernel = 5, SmallestSide = 16;

    // Deviations that keep the size of values from layer to layer, where no normalization does.
    private static readonly HeScale s_scale = new(1, AtRunTime: false);

    /// <summary>The first convolution.</summary>
    /// <exception cref="ArgumentException">The image is smaller than 16x16.</exception>
    public static Layer[] First(Shape image, int channels) => Math.Min(image[1], image[2]) >= SmallestSide
        ? [new Convolution(image[0], channels, Kernel, scale: s_scale), new MaxPooling()]
        : throw new ArgumentException($"LeNet takes images of at least {SmallestSide}x{SmallestSide}, got {image[1]}x{image[2]}.");

    /// <summary>From there to the features.</summary>
    public static Layer[] Rest(Shape image, int channels, double dropout)
    {
        int second = channels * 5 / 2, features = channels * 25;
        long inputs = second * Pooled(Pooled(image[1])) * Pooled(Pooled(image[2]));
        List<Layer> layers =
        [
            new Convolution(channels, second, Kernel, scale: s_scale), new MaxPooling(), new Flatten(),
            new Dense(inputs, features, scale: s_scale), Activation.LeakyReLU(0.25),
        ];
        if (dropout > 0)
            layers.Add(new Dropout(dropout));
        return [.. layers];
    }

    private static long Pooled(long side) => (side - Kernel + 1) / 2;
}
