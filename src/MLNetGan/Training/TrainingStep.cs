using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>A step of training: the moves of a system on one batch, and what they tell.</summary>
internal sealed class TrainingStep : IDisposable
{
    private readonly TrainingSystem _system;
    private readonly TrainingOptions _options;
    private readonly RunPosition _position;
    private readonly Device _device;
    private readonly RankedStep? _ranked;

    /// <summary>Prepares the players, whose networks are on the device already.</summary>
    public TrainingStep(TrainingSystem system, TrainingOptions options, RunPosition position, Device device, IRankGroup? ranks = null)
    {
        (_system, _options, _position, _device) = (system, options, position, device);
        if (system.Players.SelectMany(player => player.Network.parameters()).GroupBy(parameter => parameter)
            .FirstOrDefault(same => same.Count() > 1) is { } shared)
            throw new InvalidOperationException(
                $"Two players share weights of shape ({string.Join(", ", shared.Key.shape)}): " +
                "networks that share weights are one player's.");
        Learners = [.. system.Players.Select(player => new Learner(player))];
        Statistics = new EpochStatistics(system.Moves, device);
        Watch = new TrainingWatch(system.Watched, position.RarestMove, device);
        Share = RankShare.Of(ranks);
        _ranked = ranks is null ? null : new RankedStep(ranks, system, options);
    }

    public IReadOnlyList<Learner> Learners { get; }

    /// <summary>Means over the epoch.</summary>
    public EpochStatistics Statistics { get; }

    public TrainingWatch Watch { get; }

    /// <summary>Which part of batches this process has.</summary>
    public RankShare Share { get; }

    /// <summary>Makes the running statistics those of all processes that train together.</summary>
    public void ShareStatistics() => _ranked?.ShareStatistics(Learners);

    /// <summary>Makes the optimizers forget.</summary>
    public void Reset()
    {
        foreach (Learner learner in Learners)
            learner.Reset();
    }

    /// <summary>Takes a step.</summary>
    /// <param name="batch">A staged batch.</param>
    public void Run(Batch batch)
    {
        using DisposeScope scope = NewDisposeScope();
        // Fit may be called where gradients are off.
        using IDisposable grad = enable_grad();
        PhasePoint point = _position.Next;
        long step = _position.Step, count = batch.Count * Share.Size;
        _system.Enter(point);
        _system.SeedDropout(RunSeeds.Dropout(_options, step, Share.Rank));
        foreach ((_, Network network) in _system.Networks)
            network.FollowSpectra();
        Move[] moves = [.. _system.Moves];
        Learner[] learners = [.. Learners.Where(learner => moves.Any(move => move.IsIn(step) && move.Learners.Contains(learner.Player)))];
        SetTrainable(learners);
        IReadOnlyList<Func<LossTerms>> losses = _system.Begin(
            batch.Fetch(_device), new StepNoise(RunSeeds.Noise(_options), step, _device, Share));
        double factor = point.Phase.RateFactor * _options.Schedule.Factor(_position.Epoch, _position.Share);
        for (int i = 0; i < moves.Length; i++)
        {
            if (moves[i].IsIn(step))
                Make(moves[i], losses[i], factor);
        }
        foreach (Learner learner in learners)
            learner.UpdateAverage();
        _position.AddStep(count);
        Watch.Judge(_position.Step);
    }

    public void Dispose()
    {
        foreach (Learner learner in Learners)
            learner.Dispose();
        _ranked?.Dispose();
        Statistics.Dispose();
        Watch.Dispose();
    }

    // Its tensors go before those of the next move come, whose memory they are.
    private void Make(Move move, Func<LossTerms> loss, double rateFactor)
    {
        using DisposeScope scope = NewDisposeScope();
        Learner[] learners = [.. Learners.Where(learner => move.Learners.Contains(learner.Player))];
        // Not computing gradients of the others' weights saves a few percent of a small network's time.
        SetTrainable(learners);
        LossTerms terms = loss();
        Tensor sum = terms.Sum();
        foreach (Learner learner in learners)
            learner.ForgetGradients();
        sum.backward();
        string[] names = EpochStatistics.NamesOf(move, terms);
        Tensor values = EpochStatistics.ValuesOf(terms, sum);
        _ranked?.Share(move, learners, values);
        if (move.GradientBound is { } bound)
            GradientNorm.Bound([.. learners.SelectMany(learner => learner.Gradients)], bound);
        foreach (Learner learner in learners)
            learner.Step(rateFactor, move.WeightBound);
        Statistics.Add(move, names, values);
        Watch.Add(move, names, values);
    }

    private void SetTrainable(Learner[] learners)
    {
        foreach (Learner learner in Learners)
            learner.SetTrainable(learners.Contains(learner));
    }
}
