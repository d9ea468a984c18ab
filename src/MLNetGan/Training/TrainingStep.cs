using MLNetGan.Networks;
using MLNetGan.Runs;
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
    private readonly NoiseAhead _noise;
    private readonly Tensor _one;
    private readonly OrderedDictionary<string, MoveStatistics> _moves = [];

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
        foreach (Move move in system.Moves)
            _moves.Add(move.Name, new MoveStatistics(move.Name, device));
        Statistics = new EpochStatistics(_moves);
        Watch = new TrainingWatch(system.Watched, position.RarestMove, _moves);
        Share = RankShare.Of(ranks);
        _noise = new NoiseAhead(RunSeeds.Noise(options), device, Share);
        _one = ones([], device: device).DetachFromDisposeScope();
        _ranked = ranks is null ? null : new RankedStep(ranks, system, options);
    }

    public IReadOnlyList<Learner> Learners { get; }

    /// <summary>Means over the epoch.</summary>
    public EpochStatistics Statistics { get; }

    public TrainingWatch Watch { get; }

    /// <summary>Which part of batches this process has.</summary>
    public RankShare Share { get; }

    /// <summary>What checkpoints keep of statistics.</summary>
    public IEnumerable<(string Name, Tensor Value)> StatisticsTensors() =>
        _moves.Values.SelectMany(sums => sums.Tensors()).Concat(Watch.Tensors());

    /// <summary>Takes statistics from a checkpoint.</summary>
    public void RestoreStatistics(LoadedCheckpoint saved)
    {
        foreach (MoveStatistics sums in _moves.Values)
            sums.Restore(saved);
        Watch.Restore(saved);
    }

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
            batch.Fetch(_device), _noise.Of(step));
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
        _one.Dispose();
        foreach (MoveStatistics sums in _moves.Values)
            sums.Dispose();
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
        autograd.backward(sum, _one);
        Tensor[] values = EpochStatistics.ValuesOf(terms, sum);
        if (_ranked is not null)
            values = _ranked.Share(move, learners, values);
        if (move.GradientBound is { } bound)
            GradientNorm.Bound([.. learners.SelectMany(learner => learner.Gradients)], bound);
        foreach (Learner learner in learners)
            learner.Step(rateFactor, move.WeightBound);
        _moves[move.Name].Add(EpochStatistics.NamesOf(move, terms), values);
    }

    private void SetTrainable(Learner[] learners)
    {
        foreach (Learner learner in Learners)
            learner.SetTrainable(learners.Contains(learner));
    }
}
