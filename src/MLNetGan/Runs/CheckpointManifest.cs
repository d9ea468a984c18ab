namespace MLNetGan.Runs;

/// <summary>What a checkpoint says of itself beside its tensors.</summary>
/// <param name="System">The system's name.</param>
/// <param name="Epoch">Whole epochs done.</param>
/// <param name="Batch">Batches done of the epoch in progress.</param>
/// <param name="Step">Steps done since the run began.</param>
/// <param name="Images">Real images seen since the run began.</param>
/// <param name="ElapsedSeconds">Training time since the run began.</param>
/// <param name="Statistics">The names of the values of each part of a step, in the order of the epoch's sums.</param>
/// <param name="Measure">What was measured on held-out data at this checkpoint; null where nothing was.</param>
internal sealed record CheckpointManifest(
    string System, int Epoch, long Batch, long Step, long Images, double ElapsedSeconds, Dictionary<string, string[]> Statistics, TrainingMeasure? Measure)
{
    public const int CurrentFormat = 5;

    public int Format { get; init; } = CurrentFormat;

    public string Version { get; init; } = RunFormat.Version;

    /// <summary>The epoch, from 1, that the last step belongs to.</summary>
    public int LastEpoch => Batch > 0 ? Epoch + 1 : Epoch;
}
