using MLNetGan.Networks;
using MLNetGan.Runs;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>Sums of named values over steps, kept on the training device.</summary>
/// <param name="name">The name that checkpoints give them.</param>
/// <param name="device">The training device.</param>
internal sealed class RunningSums(string name, Device device) : IDisposable
{
    private Tensor? _sums;

    /// <summary>The names of the values; none before the first step.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    public long Count { get; private set; }

    /// <summary>Adds the values of steps. Where they have other names than those before, sums begin anew.</summary>
    /// <param name="names">Their names.</param>
    /// <param name="values">A vector of their sums.</param>
    /// <param name="steps">How many steps these are of.</param>
    public void Add(IReadOnlyList<string> names, Tensor values, int steps)
    {
        if (_sums is null || !Names.SequenceEqual(names))
            Begin(names);
        _sums!.Add(values);
        Count += steps;
    }

    /// <summary>The means since the last reset, by name; not numbers where there was no step.</summary>
    public IReadOnlyDictionary<string, double> Means()
    {
        var means = new OrderedDictionary<string, double>();
        if (_sums is null)
            return means;
        using Tensor sums = _sums.cpu();
        double[] values = sums.data<double>().ToArray();
        for (int i = 0; i < values.Length; i++)
            means.Add(Names[i], values[i] / Count);
        return means;
    }

    public void Reset()
    {
        // TorchSharp returns another object for the same values.
        _sums?.zero_().Dispose();
        Count = 0;
    }

    public IEnumerable<(string Name, Tensor Value)> Tensors() =>
        _sums is null ? [] : [($"statistics.{name}.sums", _sums), ($"statistics.{name}.count", tensor(Count))];

    public void Restore(LoadedCheckpoint saved, IReadOnlyList<string> names)
    {
        if (!saved.Tensors.ContainsKey($"statistics.{name}.sums"))
            return;
        Begin(names);
        _sums!.copy_(saved.Find($"statistics.{name}.sums", _sums));
        Count = saved.Find($"statistics.{name}.count", tensor(Count)).item<long>();
    }

    public void Dispose() => _sums?.Dispose();

    private void Begin(IReadOnlyList<string> names)
    {
        _sums?.Dispose();
        (Names, Count) = (names, 0);
        _sums = zeros(names.Count, ScalarType.Float64, device).DetachFromDisposeScope();
    }
}
