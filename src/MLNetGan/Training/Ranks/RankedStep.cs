using MLNetGan.Networks;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>What the steps of processes that share a batch tell each other.</summary>
internal sealed class RankedStep : IDisposable
{
    private readonly TrainingSystem _system;
    private readonly RankMean _mean;
    private readonly bool _isSynchronized;

    /// <summary>Has the system's networks normalize over the whole batch, where the options say so.</summary>
    /// <exception cref="InvalidOperationException">Batches cannot be shared by so many.</exception>
    public RankedStep(IRankGroup ranks, TrainingSystem system, TrainingOptions options)
    {
        (_system, _mean) = (system, new RankMean(ranks));
        var share = RankShare.Of(ranks);
        share.Require(system.Phases);
        int part = Enumerable.Range(0, system.Phases.Count).Min(phase => system.Phases[phase].BatchSize) / share.Size;
        _isSynchronized = options.Synchronizes(part);
        if (!_isSynchronized && part < options.SmallestBatch)
            throw new InvalidOperationException(
                $"{share.Size} processes share batches in parts of {part}, expected at least {options.SmallestBatch} where " +
                "SynchronizeBatchNormalization is false. Set it to null, or raise BatchSize.");
        if (_isSynchronized)
            NormalizeOver(new GlobalBatch(share.Size, values => RankMean.Sum(ranks, values)));
    }

    /// <summary>
    /// Makes what a move has found that of the whole batch: gradients, what is kept beside weights, and what its loss tells.
    /// </summary>
    /// <param name="move">The move.</param>
    /// <param name="learners">Those that learn in it.</param>
    /// <param name="values">What its loss tells of this process's part of the batch, a number each.</param>
    /// <returns>What it tells of the whole batch.</returns>
    public Tensor[] Share(Move move, IEnumerable<Learner> learners, Tensor[] values)
    {
        Tensor all = stack(values).detach();
        _mean.Take(move.Name, [.. learners.SelectMany(learner => learner.Found), all]);
        return all.unbind();
    }

    /// <summary>Makes running statistics those of all processes.</summary>
    public void ShareStatistics(IEnumerable<Learner> learners)
    {
        Tensor[] statistics = [.. learners.SelectMany(learner => learner.Statistics)];
        if (!_isSynchronized && statistics.Length > 0)
            _mean.Take("running statistics", statistics);
    }

    public void Dispose()
    {
        NormalizeOver(null);
        _mean.Dispose();
    }

    private void NormalizeOver(GlobalBatch? batch)
    {
        foreach ((_, Network network) in _system.Networks)
            network.NormalizeOver(batch);
    }
}
