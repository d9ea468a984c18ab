using MLNetGan.Networks;

namespace MLNetGan.Training;

/// <summary>Tells observers and the user where a run stands, and evaluates it when it is time.</summary>
internal sealed class TrainingReporter(
    TrainingSystem system, TrainingOptions options, RunPosition position, TrainingStep step, IReadOnlyList<ITrainingObserver> observers, IMeasure? measure)
{
    private TrainingMeasure? _measured;

    /// <summary>The weights that did best so far.</summary>
    public BestWeights Best { get; } = new(step.Learners, measure?.IsLowerBetter ?? true);

    /// <summary>Reports, with means since the epoch began.</summary>
    /// <exception cref="InvalidOperationException">A loss is not a number any more.</exception>
    public void Report(bool isEndOfEpoch)
    {
        EpochMeans means = step.Statistics.Means();
        foreach ((string move, double loss) in means.Losses)
            CheckFinite(move, loss, step.Statistics.HasMove(move));
        system.Enter(position.Last);
        IEnumerable<Network> delivered = [.. system.Players.Where(player => player.IsDelivered).Select(player => player.Delivered)];
        foreach (Network network in delivered)
            network.eval();
        bool isEvaluated = isEndOfEpoch && position.IsEvaluationDue;
        TrainingMeasure? measured = measure is null ? null : new TrainingMeasure(measure.Name, isEvaluated ? measure.Measure() : null, measure.IsLowerBetter);
        if (measured?.Value is { } value)
            Best.Offer(value);
        _measured = isEvaluated ? measured : null;
        TrainingProgress progress = position.ToProgress(means, isEndOfEpoch, isEvaluated, measured, step.Watch.TakeNews());
        foreach (ITrainingObserver observer in observers)
            observer.Report(progress);
        options.Progress?.Report(progress);
        foreach (Network network in delivered)
            network.train();
    }

    /// <summary>What the last report measured, once.</summary>
    public TrainingMeasure? TakeMeasured()
    {
        TrainingMeasure? measured = _measured;
        _measured = null;
        return measured;
    }

    private void CheckFinite(string move, double loss, bool isMade)
    {
        if (isMade && !double.IsFinite(loss))
        {
            throw new InvalidOperationException($"Training diverged in epoch {position.Epoch + 1} before step {position.Step}: the {move}'s loss is {loss}. " +
                "Lower the learning rates, and check that pixel values lie between PixelMinimum and PixelMaximum" +
                (options.RunFolder is null ? "." : "; the last checkpoint was written before this."));
        }
    }
}
