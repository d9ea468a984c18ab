namespace MLNetGan.Training;

/// <summary>The weights with which the delivered networks did best on held-out data.</summary>
internal sealed class BestWeights(IEnumerable<Learner> learners, bool isLowerBetter)
{
    private readonly Learner[] _learners = [.. learners.Where(learner => learner.Player.IsDelivered)];
    private double? _best;

    /// <summary>The point of the run that they are of, which says what form the networks have; null without any.</summary>
    public PhasePoint? Point { get; private set; }

    /// <summary>Keeps the present weights if the measure is the best so far.</summary>
    public void Offer(double measured, PhasePoint point)
    {
        if (double.IsNaN(measured) || (_best is { } best && (isLowerBetter ? measured >= best : measured <= best)))
            return;
        (_best, Point) = (measured, point);
        foreach (Learner learner in _learners)
            learner.KeepBest();
    }

    /// <summary>Puts the best weights into the delivered networks; without any they stay as they are.</summary>
    public void Restore()
    {
        foreach (Learner learner in _learners)
            learner.RestoreBest();
    }
}
