namespace MLNetGan.Benchmarks;

/// <summary>Does something with what is reported at the end of each epoch.</summary>
internal sealed class EndOfEpoch(Action<TrainingProgress> action) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        if (value.IsEndOfEpoch)
            action(value);
    }
}
