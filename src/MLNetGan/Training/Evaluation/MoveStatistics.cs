using MLNetGan.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>
/// Sums of what a move's loss tells at each step: since the epoch began, and over the window of steps that is watched. They are kept on
/// the training device. A GPU adds many steps at once, for small operations are what small networks wait for there.
/// </summary>
/// <param name="move">The name of the move.</param>
/// <param name="device">The training device.</param>
internal sealed class MoveStatistics(string move, Device device) : IDisposable
{
    private readonly int _mostSteps = device.type == DeviceType.CUDA ? 32 : 1;
    private readonly RunningSums _epoch = new(move, device), _window = new($"watch.{move}", device);
    private readonly List<Tensor> _recent = [];
    private IReadOnlyList<string> _names = [];

    /// <summary>Since the epoch began.</summary>
    public RunningSums Epoch => Settled(_epoch);

    /// <summary>Over the window of steps that is watched.</summary>
    public RunningSums Window => Settled(_window);

    /// <summary>Adds a step's values.</summary>
    /// <param name="names">Their names, the same at every step.</param>
    /// <param name="values">The values, a number each.</param>
    public void Add(IReadOnlyList<string> names, IEnumerable<Tensor> values)
    {
        // With other options than those of the checkpoint a loss may have other terms.
        if (!_names.SequenceEqual(names))
            Settle();
        _names = names;
        _recent.AddRange(values.Select(value => value.detach().DetachFromDisposeScope()));
        if (_recent.Count >= _mostSteps * names.Count)
            Settle();
    }

    public IEnumerable<(string Name, Tensor Value)> Tensors() => Epoch.Tensors().Concat(Window.Tensors());

    public void Restore(LoadedCheckpoint saved)
    {
        string[] names = saved.Manifest.Statistics.GetValueOrDefault(move, []);
        Epoch.Restore(saved, names);
        Window.Restore(saved, names);
    }

    public void Dispose()
    {
        Forget();
        _epoch.Dispose();
        _window.Dispose();
    }

    private RunningSums Settled(RunningSums sums)
    {
        Settle();
        return sums;
    }

    private void Settle()
    {
        if (_recent.Count == 0)
            return;
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        int steps = _recent.Count / _names.Count;
        Tensor sums = stack(_recent).view(steps, _names.Count).sum(0, type: ScalarType.Float64);
        _epoch.Add(_names, sums, steps);
        _window.Add(_names, sums, steps);
        Forget();
    }

    private void Forget()
    {
        foreach (Tensor value in _recent)
            value.Dispose();
        _recent.Clear();
    }
}
