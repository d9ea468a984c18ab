namespace MLNetGan.Training;

/// <summary>What a checkpoint says of itself beside its tensors.</summary>
/// <param name="Format">The version of this layout.</param>
/// <param name="System">The system's name.</param>
/// <param name="Epoch">Whole epochs done.</param>
/// <param name="Batch">Batches done of the epoch in progress.</param>
/// <param name="Step">Steps done since the run began.</param>
/// <param name="ElapsedSeconds">Training time since the run began.</param>
internal sealed record CheckpointManifest(int Format, string System, int Epoch, long Batch, long Step, double ElapsedSeconds)
{
    public const int CurrentFormat = 1;
}
