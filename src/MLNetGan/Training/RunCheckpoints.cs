using MLNetGan.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>Writes all that the rest of a run depends on into checkpoints, and takes it from the last one.</summary>
internal sealed class RunCheckpoints(
    GanOptions options, GanSystem system, Player generator, Player discriminator, EpochStatistics statistics, TrainingWatch watch, RunPosition position)
{
    private readonly CheckpointStore? _store = options.RunFolder is null ? null : new RunFolder(options.RunFolder).Checkpoints;

    /// <summary>Whether the run writes any.</summary>
    public bool IsOn => _store is not null;

    /// <summary>Writes one.</summary>
    /// <param name="measure">The measure on held-out data, if it was taken now.</param>
    public void Save(TrainingMeasure? measure)
    {
        if (_store is null)
            return;
        using DisposeScope scope = NewDisposeScope();
        _store.Save(position.ToManifest(statistics.Terms, measure),
            [.. CheckpointTensors.Of(system, generator, discriminator), .. statistics.Tensors(), .. watch.Tensors()]);
    }

    /// <summary>Goes on from the last one, if there is one, and tells of the weights that did best so far.</summary>
    public void Restore(BestGenerator best)
    {
        using DisposeScope scope = NewDisposeScope();
        if (_store?.LoadLast(options.System) is not { } last)
            return;
        position.Restore(last.Manifest);
        system.Enter(position.Last);
        if (_store.LoadBest(options.System) is { } found)
        {
            CheckpointTensors.RestoreNetworks(found.Tensors, system);
            best.Offer(found.Manifest.Measure!.Value!.Value);
        }
        CheckpointTensors.Restore(last.Tensors, system, generator, discriminator);
        statistics.Restore(last.Tensors, last.Manifest.LossTerms);
        watch.Restore(last.Tensors);
    }
}
