namespace MLNetGan.Systems.DiscoGan;

/// <summary>The widths of DiscoGAN's networks.</summary>
internal static class DiscoGanChannels
{
    private const int MostDoublings = 3;

    /// <summary>The channels after a halving, counted from 0, where there are so many after the first.</summary>
    public static long At(int first, int level) => (long)first << Math.Min(level, MostDoublings);
}
