using MLNetGan.Networks;

namespace MLNetGan.Training;

/// <summary>Tells observers and the user where a run stands, and evaluates it when it is time.</summary>
internal sealed class TrainingReporter(
    TrainingSystem system, TrainingOptions options, RunPosition position, TrainingStep step, DivergenceCheck divergence,
    IReadOnlyList<ITrainingObserver> observers, IMeasure? measure)
{
    /// <summary>The weights that did best so far.</summary>
    public BestWeights Best { get; } = new(step.Learners, system.Kept.Select(kept => kept.Network), measure?.IsLowerBetter ?? true);

    /// <summary>What the last report measured, until it is in a checkpoint.</summary>
    public TrainingMeasure? Measured { get; set; }

    /// <summary>Tells observers from where the run goes on.</summary>
    public void Begin()
    {
        foreach (ITrainingObserver observer in observers)
            observer.Begin(position.Step, position.Images, position.Elapsed);
    }

    /// <summary>Reports, with means since the epoch began.</summary>
    /// <exception cref="InvalidOperationException">A loss or, at an epoch's end, a weight is not a number any more.</exception>
    public void Report(bool isEndOfEpoch)
    {
        EpochMeans means = step.Statistics.Means();
        divergence.RequireLosses(means);
        if (isEndOfEpoch)
            divergence.RequireWeights();
        system.Enter(position.Last);
        IEnumerable<Network> delivered = [.. system.Players.Where(player => player.IsDelivered).Select(player => player.Delivered)];
        foreach (Network network in delivered)
            network.eval();
        bool isEvaluated = isEndOfEpoch && position.IsEvaluationDue;
        TrainingMeasure? measured = measure is null ? null : new TrainingMeasure(measure.Name, isEvaluated ? measure.Measure() : null, measure.IsLowerBetter);
        if (measured?.Value is { } value)
            Best.Offer(value, position.Last);
        Measured = isEvaluated ? measured : null;
        TrainingProgress progress = position.ToProgress(means, isEndOfEpoch, isEvaluated, measured, step.Watch.TakeNews());
        foreach (ITrainingObserver observer in observers)
            observer.Report(progress);
        options.Progress?.Report(progress);
        foreach (Network network in delivered)
            network.train();
    }
}
