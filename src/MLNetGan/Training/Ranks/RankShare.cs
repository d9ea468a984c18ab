namespace MLNetGan.Training;

/// <summary>Which part of every batch a process has: as many rows as each other one, in the order of their numbers.</summary>
/// <param name="Rank">The process's number, from 0.</param>
/// <param name="Size">The number of processes.</param>
internal readonly record struct RankShare(int Rank, int Size)
{
    /// <summary>The whole batch.</summary>
    public static RankShare All => new(0, 1);

    public static RankShare Of(IRankGroup? ranks) => ranks is null ? All : new(ranks.Rank, ranks.Size);

    /// <summary>Refuses batches that cannot be shared.</summary>
    /// <exception cref="InvalidOperationException">A batch is not a multiple of the number of processes.</exception>
    public void Require(PhaseSchedule phases)
    {
        for (int i = 0; i < phases.Count; i++)
        {
            int batch = phases[i].BatchSize;
            if (batch % Size != 0)
                throw new InvalidOperationException(
                    $"{(phases.Count == 1 ? "BatchSize" : $"The batch of phase {i + 1}")} is {batch}, which {Size} processes " +
                    $"cannot share: expected a multiple of {Size}, such as {(batch + Size - 1) / Size * Size}. " +
                    "Set it so for a new run, or start " +
                    $"{string.Join(" or ", Enumerable.Range(1, batch).Where(number => batch % number == 0))} processes.");
        }
    }
}
