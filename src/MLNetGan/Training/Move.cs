namespace MLNetGan.Training;

/// <summary>A part of a training step, in which some players take a step against the gradient of one loss.</summary>
/// <param name="Name">The name of its loss in reports: lower case with underscores.</param>
/// <param name="Learners">The players that learn.</param>
/// <param name="Interval">The steps of a group: of each group the move has some.</param>
internal sealed record Move(string Name, IReadOnlyList<Player> Learners, int Interval = 1)
{
    /// <summary>The steps of a group that have the move; the last unless said otherwise.</summary>
    public Range Turns { get; init; } = ^1..;

    /// <summary>The bound that the learners' weights are clipped to afterwards, from below and above; null for none.</summary>
    public double? WeightBound { get; init; }

    /// <summary>
    /// What the norm of all the learners' gradients together is scaled down to where it is larger; null for no such bound.
    /// </summary>
    public double? GradientBound { get; init; }

    /// <summary>Whether a step has this move.</summary>
    public bool IsIn(long step)
    {
        (int first, int count) = Turns.GetOffsetAndLength(Interval);
        return step % Interval >= first && step % Interval < first + count;
    }

    /// <summary>How often it is made before a step.</summary>
    public long MadeBefore(long step)
    {
        (int first, int count) = Turns.GetOffsetAndLength(Interval);
        return step / Interval * count + Math.Clamp(step % Interval - first, 0, count);
    }
}
