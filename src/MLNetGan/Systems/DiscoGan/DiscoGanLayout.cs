using MLNetGan.Networks;

namespace MLNetGan.Systems.DiscoGan;

/// <summary>The halvings and the widths of DiscoGAN's networks.</summary>
internal static class DiscoGanLayout
{
    // Feature matching compares what all but the first give.
    private const int FewestHalvings = 2;
    private const int MostDoublings = 3;

    /// <summary>The halvings that leave 4 to 7 pixels of an image's smaller side.</summary>
    /// <exception cref="ArgumentException">The image is too small, or cannot be halved that often.</exception>
    public static int Halvings(Shape image) => Doublings.Count(image, FewestHalvings);

    /// <summary>The channels after a halving, counted from 0, where there are so many after the first.</summary>
    public static long Channels(int first, int level) => (long)first << Math.Min(level, MostDoublings);
}
