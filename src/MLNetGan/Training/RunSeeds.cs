using MLNetGan.Networks;

namespace MLNetGan.Training;

/// <summary>The streams of a run's seed. Those from 0 on are the initial weights of players.</summary>
internal static class RunSeeds
{
    private const long DropoutStream = 1_000, NoiseStream = 1_001, FirstOrder = 10_000;

    /// <summary>What dropout masks of a step depend on.</summary>
    public static long Dropout(GanOptions options, long step) => CounterNoise.Combine(Of(options, DropoutStream), step);

    /// <summary>What noise depends on.</summary>
    public static long Noise(GanOptions options) => Of(options, NoiseStream);

    /// <summary>What the order of an epoch's images depends on.</summary>
    public static long Order(GanOptions options, int epoch) => Of(options, FirstOrder + epoch);

    private static long Of(GanOptions options, long stream) => CounterNoise.Combine(options.Seed ?? 0, stream);
}
