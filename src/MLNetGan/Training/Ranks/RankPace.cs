namespace MLNetGan.Training;

/// <summary>
/// Tells all processes the first one's clock, and whether one is to stop: once a step, so that what depends on time and on the user's wish
/// happens in all after the same step.
/// </summary>
internal sealed class RankPace(IRankGroup ranks, RunPosition position, CancellationToken cancellation)
{
    private readonly float[] _told = new float[2];

    /// <exception cref="StoppedTogetherException">One is to stop; thrown in all.</exception>
    public void Agree()
    {
        _told[0] = ranks.Rank == 0 ? (float)position.Now.TotalSeconds : 0;
        _told[1] = cancellation.IsCancellationRequested || ProcessEnd.IsNear ? 1 : 0;
        ranks.Sum(_told);
        position.Tell(TimeSpan.FromSeconds(_told[0]));
        if (_told[1] > 0)
            throw new StoppedTogetherException(cancellation);
    }
}
