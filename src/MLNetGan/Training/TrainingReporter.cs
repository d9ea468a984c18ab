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
        (Evaluation evaluation, TrainingWarning? warning) = Evaluate(isEndOfEpoch && position.IsEvaluationDue);
        Measured = evaluation.IsDone ? evaluation.Measure : null;
        TrainingWarning[] warnings = [.. step.Watch.TakeNews(), .. warning is null ? Array.Empty<TrainingWarning>() : [warning]];
        TrainingProgress progress = position.ToProgress(means, isEndOfEpoch, evaluation, warnings);
        foreach (ITrainingObserver observer in observers)
            observer.Report(progress);
        if (options.Progress is { } reports)
            ProcessEnd.CallBack(() => reports.Report(progress));
        foreach (Network network in delivered)
            network.train();
    }

    private (Evaluation, TrainingWarning?) Evaluate(bool isDue)
    {
        if (measure is null)
            return (new Evaluation(isDue, null, []), null);
        Measurement? measured = isDue ? measure.Measure() : null;
        TrainingWarning? warning = measured is null ? null
            : position.Course.Add(position.Step, Best.Offer(measured.Value, position.Last), position.IsInLastPhase, measured.Recall);
        var told = new TrainingMeasure(measure.Name, measured?.Value, measure.IsLowerBetter);
        return (new Evaluation(isDue, told, measured?.Figures ?? []), warning);
    }
}
