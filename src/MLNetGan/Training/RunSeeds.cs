namespace MLNetGan.Training;

/// <summary>The streams of a run's seed.</summary>
internal static class RunSeeds
{
    // 0 and 1 are the initial weights of the first two players.
    private const long DropoutStream = 2, NoiseStream = 3, FurtherPlayers = 100, FirstOrder = 1_000;

    /// <summary>What the initial weights of a player depend on.</summary>
    public static long Weights(long seed, int player) =>
        CounterNoise.Combine(seed, player < DropoutStream ? player : FurtherPlayers + player);

    /// <summary>What the dropout masks of a step depend on, in one of the processes that share its batch.</summary>
    public static long Dropout(TrainingOptions options, long step, int rank)
    {
        long first = CounterNoise.Combine(Of(options, DropoutStream), step);
        return rank == 0 ? first : CounterNoise.Combine(first, rank);
    }

    /// <summary>What noise depends on.</summary>
    public static long Noise(TrainingOptions options) => Of(options, NoiseStream);

    /// <summary>What the order of an epoch's images depends on.</summary>
    public static long Order(TrainingOptions options, int epoch) => Of(options, FirstOrder + epoch);

    private static long Of(TrainingOptions options, long stream) => CounterNoise.Combine(options.Seed ?? 0, stream);
}
