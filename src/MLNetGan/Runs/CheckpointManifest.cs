namespace MLNetGan.Runs;

/// <summary>What a checkpoint says of itself beside its tensors.</summary>
/// <param name="Format">The version of this layout.</param>
/// <param name="System">The system's name.</param>
/// <param name="Epoch">Whole epochs done.</param>
/// <param name="Batch">Batches done of the epoch in progress.</param>
/// <param name="Step">Steps done since the run began.</param>
/// <param name="Images">Real images seen since the run began.</param>
/// <param name="ElapsedSeconds">Training time since the run began.</param>
/// <param name="LossTerms">The names of the losses' terms, in the order of the epoch's sums.</param>
/// <param name="ValidationLoss">The generator's measure on held-out data at this checkpoint, if it was taken.</param>
internal sealed record CheckpointManifest(int Format, string System, int Epoch, long Batch, long Step, long Images, double ElapsedSeconds,
    string[] LossTerms, double? ValidationLoss)
{
    public const int CurrentFormat = 4;
}
