using MLNetGan.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>Writes all that the rest of a run depends on into checkpoints, and takes it from the last one.</summary>
/// <param name="options">The options.</param>
/// <param name="system">What is trained.</param>
/// <param name="step">Its optimizers and averages.</param>
/// <param name="position">How far it has come.</param>
/// <param name="writes">Whether this process writes them, of several that train together.</param>
internal sealed class RunCheckpoints(TrainingOptions options, TrainingSystem system, TrainingStep step, RunPosition position, bool writes)
{
    private readonly CheckpointStore? _store = options.RunFolder is null ? null : new RunFolder(options.RunFolder).Checkpoints;

    /// <summary>The name of the last one; null when there is none.</summary>
    public string? Last => _store?.Last;

    /// <summary>Writes one.</summary>
    /// <param name="measure">What was measured, if it was measured now.</param>
    public void Save(TrainingMeasure? measure)
    {
        if (_store is null || !writes)
            return;
        using DisposeScope scope = NewDisposeScope();
        CheckpointManifest manifest = position.ToManifest(step.Statistics.Names, measure) with
        {
            Averaged = step.Learners.ToDictionary(learner => learner.Player.Name, learner => learner.Averaged),
        };
        _store.Save(
            manifest,
            [.. CheckpointTensors.Of(system, step.Learners), .. step.StatisticsTensors()]);
    }

    /// <summary>Goes on from the last one that is whole, if there is one, and tells of the weights that did best so far.</summary>
    /// <param name="best">Is told.</param>
    /// <param name="warn">Is told of checkpoints that are not whole.</param>
    /// <exception cref="InvalidDataException">It does not fit the networks.</exception>
    public void Restore(BestWeights best, Action<string> warn)
    {
        using DisposeScope scope = NewDisposeScope();
        if (_store?.LoadLast(options.System, warn) is not { } last)
            return;
        position.Restore(last.Manifest);
        // First what came first: networks that grow cannot be made smaller.
        if (_store.LoadBest(options.System, warn) is { } found)
        {
            PhasePoint point = system.Phases.Last(found.Manifest);
            system.Enter(point);
            CheckpointTensors.RestoreNetworks(found, system);
            best.Offer(found.Manifest.Measure!.Value!.Value, point);
        }
        system.Enter(position.Last);
        CheckpointTensors.Restore(last, system, step.Learners);
        foreach (Learner learner in step.Learners)
            learner.Averaged = last.Manifest.Averaged?.GetValueOrDefault(learner.Player.Name) ?? last.Manifest.Step;
        step.RestoreStatistics(last);
    }
}
