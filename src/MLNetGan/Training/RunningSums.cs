using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>Sums of one player's values over the steps of an epoch, kept on the training device.</summary>
internal sealed class RunningSums(string player, Device device) : IDisposable
{
    private Tensor? _sums;

    /// <summary>The names of the loss's terms, with the player's before them; none before the first step.</summary>
    public string[] Terms { get; private set; } = [];

    public long Count { get; private set; }

    public void Add(Tensor[] values, LossTerms terms)
    {
        using IDisposable noGrad = no_grad();
        if (_sums is null)
            Begin(values.Length, [.. terms.Terms.Select(t => $"{player}_{t.Name}")]);
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
        _sums is null ? [] : [($"statistics.{player}.sums", _sums), ($"statistics.{player}.count", tensor(Count))];

    public void Restore(Dictionary<string, Tensor> saved, string[] terms)
    {
        if (!saved.TryGetValue($"statistics.{player}.sums", out Tensor? sums))
            return;
        Begin(sums.shape[0], [.. terms.Where(term => term.StartsWith(player, StringComparison.Ordinal))]);
        _sums!.copy_(sums);
        Count = saved[$"statistics.{player}.count"].ToInt64();
    }

    public void Dispose() => _sums?.Dispose();

    private void Begin(long values, string[] terms)
    {
        Terms = terms;
        _sums = zeros(values, ScalarType.Float64, device).DetachFromDisposeScope();
    }
}
