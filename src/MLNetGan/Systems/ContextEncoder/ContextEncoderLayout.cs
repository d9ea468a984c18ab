using MLNetGan.Networks;

namespace MLNetGan.Systems.ContextEncoder;

/// <summary>
/// The halvings of an encoder or a judge of images, and its channels: at the reference's 128 pixels 1, 1, 2, 4 and 8 times the fewest.
/// </summary>
internal static class ContextEncoderLayout
{
    private const int MostDoublings = 3, FewestHalvings = 2;

    /// <summary>Refuses images of a size that cannot be halved to a base, or whose centre cannot.</summary>
    public static void Check(Shape image) => Doublings.Count(image, FewestHalvings);

    /// <summary>Strided convolutions from images to a base whose smaller side has 4 to 7 pixels.</summary>
    public static IEnumerable<Layer> Halve(Shape image, long channels)
    {
        int count = Doublings.Count(image);
        for (int level = 0; level < count; level++)
        {
            long inputs = level == 0 ? image[0] : Channels(channels, count - level), outputs = Channels(channels, count - 1 - level);
            yield return new Convolution(inputs, outputs, 4, stride: 2, padding: 1, hasBias: false);
            if (level > 0)
                yield return new BatchNormalization(outputs);
            yield return Activation.LeakyReLU(0.2);
        }
    }

    /// <summary>Transposed convolutions from the base to images, which begin with the activation of what made the base.</summary>
    public static IEnumerable<Layer> Double(Shape image, long channels)
    {
        int count = Doublings.Count(image);
        for (int level = 0; level < count; level++)
        {
            yield return new BatchNormalization(Channels(channels, level));
            yield return Activation.ReLU();
            long outputs = level == count - 1 ? image[0] : Channels(channels, level + 1);
            yield return new TransposedConvolution(Channels(channels, level), outputs, 4, hasBias: false);
        }
        yield return Activation.Tanh();
    }

    /// <summary>The shape of what an image is halved to.</summary>
    public static Shape Base(Shape image, long channels)
    {
        int count = Doublings.Count(image);
        return new Shape(Channels(channels, 0), image[1] >> count, image[2] >> count);
    }

    // Counted from the base, where there are eight times the fewest.
    private static long Channels(long fewest, int fromBase) => fewest << Math.Max(0, MostDoublings - fromBase);
}
