namespace MLNetGan.Training;

/// <summary>A point within a phase.</summary>
/// <param name="Index">The phase's number, from 0.</param>
/// <param name="Phase">The phase.</param>
/// <param name="Images">Real images seen in it, or epochs begun, where these are what phases are counted in.</param>
internal readonly record struct PhasePoint(int Index, TrainingPhase Phase, long Images)
{
    /// <summary>The number of the step, from 0.</summary>
    public long Step { get; init; }

    /// <summary>How much of the newest layers is in use: rises from 0 to 1 while they are faded in, else 1.</summary>
    public double Alpha => Phase.IsFade ? Math.Min(1, (double)Images / Phase.Images) : 1;
}
