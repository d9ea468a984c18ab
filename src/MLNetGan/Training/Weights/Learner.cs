using MLNetGan.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>
/// A player while it is trained: its weights in one piece, its optimizer, the average of its weights and the best of them.
/// </summary>
internal sealed class Learner : IDisposable
{
    private readonly FlatWeights _weights;
    private readonly FlatWeights? _average;
    private readonly WeightOptimizer _optimizer;
    private Tensor[]? _best;
    private bool _isTrainable = true;

    /// <summary>Prepares a player whose networks are on their device already.</summary>
    public Learner(Player player)
    {
        Player = player;
        _weights = new FlatWeights(player.Network);
        _average = player.HasAverage ? new FlatWeights(player.Delivered) : null;
        _optimizer = player.Learning.Of(_weights);
    }

    public Player Player { get; }

    /// <summary>How often the weights were taken into their average.</summary>
    public long Averaged { get; set; }

    /// <summary>The gradients of all its parameters that have one.</summary>
    public IEnumerable<Tensor> Gradients => _weights.Parameters.Select(parameter => parameter.grad).OfType<Tensor>();

    /// <summary>
    /// What a step has found beside its batch's loss: gradients, where there are some, and what is kept beside the weights.
    /// </summary>
    public IEnumerable<Tensor> Found =>
    [
        .. Gradients,
        .. Player.State.Select(state => state.Value).Where(value => value.dtype == ScalarType.Float32),
    ];

    /// <summary>Running statistics, those of the average of the weights, too.</summary>
    public IEnumerable<Tensor> Statistics => ((Tensor?[])[_weights.Statistics, _average?.Statistics]).OfType<Tensor>();

    private IEnumerable<Tensor> Delivered => (_average ?? _weights) is { Statistics: { } statistics } delivered
        ? [delivered.Values, statistics]
        : [(_average ?? _weights).Values];

    /// <summary>Whether all weights, their average and what the optimizer knows are finite numbers.</summary>
    public bool IsFinite()
    {
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        IEnumerable<Tensor?> all =
            [_weights.Values, _weights.Statistics, _average?.Values, _average?.Statistics, .. _optimizer.Tensors().Select(t => t.Value)];
        return all.OfType<Tensor>().All(AreFinite);
    }

    // Smallest and largest are NaN where one is; asking each value would take as much memory as the weights again.
    private static bool AreFinite(Tensor values) =>
        values.numel() == 0 || (double.IsFinite(values.min().ToNumber()) && double.IsFinite(values.max().ToNumber()));

    /// <summary>Whether gradients of the network's weights are computed at all; where others learn they need not be.</summary>
    public void SetTrainable(bool isTrainable)
    {
        if (_isTrainable == isTrainable)
            return;
        _isTrainable = isTrainable;
        foreach (Parameter parameter in _weights.Parameters)
            parameter.requires_grad = isTrainable;
    }

    // Null rather than zero: layers that are not in use then stay as they are, and first gradients need not be added.
    public void ForgetGradients()
    {
        foreach (Parameter parameter in _weights.Parameters)
            parameter.grad = null;
    }

    /// <summary>Takes a step against the gradients.</summary>
    /// <param name="rateFactor">A factor on the learning rate at the start of the run.</param>
    /// <param name="bound">What the weights are clipped to afterwards; null for nothing.</param>
    public void Step(double rateFactor, double? bound)
    {
        _optimizer.Step(Player.Learning.Rate * rateFactor);
        if (bound is not { } most)
            return;
        using IDisposable noGrad = no_grad();
        using Scalar lowest = -most, highest = most;
        _weights.Values.clamp_(lowest, highest);
    }

    /// <summary>
    /// Takes the weights and running statistics into their exponential moving average, if there is one. The decay warms up as
    /// (1 + n) / (10 + n), where n counts these calls, so that the first, random weights do not linger.
    /// </summary>
    public void UpdateAverage()
    {
        if (_average is null)
            return;
        using IDisposable noGrad = no_grad();
        using Scalar rest = (float)(1 - Math.Min(Player.AverageDecay, (1.0 + Averaged) / (10.0 + Averaged)));
        using Tensor share = full([], rest, device: _weights.Values.device);
        _average.MoveTowards(_weights, share);
        Averaged++;
    }

    /// <summary>Makes the optimizer forget the gradients of earlier steps.</summary>
    public void Reset() => _optimizer.Reset();

    /// <summary>Keeps the delivered weights as the best so far.</summary>
    public void KeepBest()
    {
        using IDisposable noGrad = no_grad();
        DisposeBest();
        _best = [.. Delivered.Select(value => value.clone().DetachFromDisposeScope())];
    }

    /// <summary>Puts the best weights into the delivered network; without any it stays as it is.</summary>
    public void RestoreBest()
    {
        using IDisposable noGrad = no_grad();
        foreach ((Tensor current, Tensor best) in Delivered.Zip(_best ?? []))
            current.copy_(best);
    }

    /// <summary>The optimizer's state.</summary>
    public IEnumerable<(string Name, Tensor Value)> Tensors() =>
        _optimizer.Tensors().Select(t => ($"{Player.Name}_optimizer.{t.Name}", t.Value));

    /// <summary>Takes the state from what <see cref="Tensors"/> gave.</summary>
    public void Restore(Func<string, Tensor, Tensor> saved) =>
        _optimizer.Restore((name, current) => saved($"{Player.Name}_optimizer.{name}", current));

    public void Dispose()
    {
        SetTrainable(true);
        _optimizer.Dispose();
        _weights.Dispose();
        _average?.Dispose();
        DisposeBest();
    }

    private void DisposeBest()
    {
        foreach (Tensor value in _best ?? [])
            value.Dispose();
        _best = null;
    }
}
