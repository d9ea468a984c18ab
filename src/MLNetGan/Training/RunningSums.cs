using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>Sums of values over steps, kept on the training device.</summary>
/// <param name="name">The name that checkpoints give them; a player's, where a loss is summed.</param>
/// <param name="device">The training device.</param>
internal sealed class RunningSums(string name, Device device) : IDisposable
{
    private Tensor? _sums;

    /// <summary>The names of the loss's terms, with the player's before them; none before the first step and where no loss is summed.</summary>
    public string[] Terms { get; private set; } = [];

    public long Count { get; private set; }

    public void Add(Tensor[] values, LossTerms? terms = null)
    {
        using IDisposable noGrad = no_grad();
        if (_sums is null)
            Begin(values.Length, [.. terms?.Terms.Select(t => $"{name}_{t.Name}") ?? []]);
        _sums!.add_(stack(values));
        Count++;
    }

    /// <summary>The means since the last reset; not numbers before the first step.</summary>
    public double[] Means(int values)
    {
        if (_sums is null)
            return [.. Enumerable.Repeat(double.NaN, values)];
        using Tensor sums = _sums.cpu();
        return Array.ConvertAll(sums.data<double>().ToArray(), sum => sum / Count);
    }

    public void Reset()
    {
        // TorchSharp returns another object for the same values.
        _sums?.zero_().Dispose();
        Count = 0;
    }

    public IEnumerable<(string Name, Tensor Value)> Tensors() =>
        _sums is null ? [] : [($"statistics.{name}.sums", _sums), ($"statistics.{name}.count", tensor(Count))];

    public void Restore(Dictionary<string, Tensor> saved, string[] terms)
    {
        if (!saved.TryGetValue($"statistics.{name}.sums", out Tensor? sums))
            return;
        Begin(sums.shape[0], [.. terms.Where(term => term.StartsWith(name, StringComparison.Ordinal))]);
        _sums!.copy_(sums);
        Count = saved[$"statistics.{name}.count"].ToInt64();
    }

    public void Dispose() => _sums?.Dispose();

    private void Begin(long values, string[] terms)
    {
        Terms = terms;
        _sums = zeros(values, ScalarType.Float64, device).DetachFromDisposeScope();
    }
}
