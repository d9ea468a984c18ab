using MLNetGan.Networks;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>The weights with which the delivered networks did best by a measure, and what was kept beside them then.</summary>
/// <param name="learners">The players.</param>
/// <param name="kept">Networks that do not learn.</param>
/// <param name="isLowerBetter">Which measure is best.</param>
internal sealed class BestWeights(IEnumerable<Learner> learners, IEnumerable<Network> kept, bool isLowerBetter) : IDisposable
{
    private readonly Tensor[] _kept = [.. kept.SelectMany(network => network.state_dict().Values)];
    private Tensor[] _bestKept = [];
    private readonly Learner[] _learners = [.. learners.Where(learner => learner.Player.IsDelivered)];
    private double? _best;

    /// <summary>The point of the run that they are of, which says what form the networks have; null without any.</summary>
    public PhasePoint? Point { get; private set; }

    /// <summary>
    /// Keeps the present weights if the measure is the best so far of networks that have grown as far: small images may be nearer to
    /// what was wanted than the first large ones, and are not what was wanted.
    /// </summary>
    /// <returns>Whether it is.</returns>
    public bool Offer(double measured, PhasePoint point)
    {
        bool hasGrown = Point is { } earlier && point.Phase.Level > earlier.Phase.Level;
        if (double.IsNaN(measured) || (_best is { } best && !hasGrown && (isLowerBetter ? measured >= best : measured <= best)))
            return false;
        (_best, Point) = (measured, point);
        foreach (Learner learner in _learners)
            learner.KeepBest();
        DisposeKept();
        using IDisposable noGrad = no_grad();
        _bestKept = [.. _kept.Select(value => value.clone().DetachFromDisposeScope())];
        return true;
    }

    /// <summary>Puts the best weights into the delivered networks; without any they stay as they are.</summary>
    public void Restore()
    {
        foreach (Learner learner in _learners)
            learner.RestoreBest();
        using IDisposable noGrad = no_grad();
        foreach ((Tensor current, Tensor best) in _kept.Zip(_bestKept))
            current.copy_(best);
        DisposeKept();
    }

    /// <summary>Disposes of what was kept and not restored.</summary>
    public void Dispose() => DisposeKept();

    private void DisposeKept()
    {
        foreach (Tensor value in _bestKept)
            value.Dispose();
        _bestKept = [];
    }
}
