using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>Sums beliefs and losses on the training device, so that a step does not wait for their values.</summary>
internal sealed class EpochStatistics(Device device) : IDisposable
{
    private const int BeliefsAndLosses = 4;

    private Tensor? _sums;

    /// <summary>The names of the losses' terms, the discriminator's first; none before the first step.</summary>
    public string[] Terms { get; private set; } = [];

    public long Count { get; private set; }

    public void Add(DiscriminatorLoss judged, Tensor discriminatorLoss, LossTerms generator, Tensor generatorLoss)
    {
        using IDisposable noGrad = no_grad();
        if (_sums is null)
            Begin([.. judged.Loss.Terms.Select(t => $"discriminator_{t.Name}"), .. generator.Terms.Select(t => $"generator_{t.Name}")]);
        _sums!.add_(stack([judged.RealBelief, judged.FakeBelief, discriminatorLoss, generatorLoss,
            .. judged.Loss.Terms.Select(t => t.Value), .. generator.Terms.Select(t => t.Value)]));
        Count++;
    }

    public EpochMeans Means()
    {
        using Tensor values = _sums!.cpu();
        double[] means = Array.ConvertAll(values.data<double>().ToArray(), sum => sum / Count);
        return new EpochMeans(means[0], means[1], means[2], means[3], [.. Terms.Zip(means.Skip(BeliefsAndLosses))]);
    }

    public void Reset()
    {
        // TorchSharp returns another object for the same values.
        _sums?.zero_().Dispose();
        Count = 0;
    }

    public IEnumerable<(string Name, Tensor Value)> Tensors() =>
        _sums is null ? [] : [("statistics.sums", _sums), ("statistics.count", tensor(Count))];

    public void Restore(Dictionary<string, Tensor> saved, string[] terms)
    {
        Begin(terms);
        _sums!.copy_(saved["statistics.sums"]);
        Count = saved["statistics.count"].ToInt64();
    }

    public void Dispose() => _sums?.Dispose();

    private void Begin(string[] terms)
    {
        Terms = terms;
        _sums = zeros(BeliefsAndLosses + terms.Length, ScalarType.Float64, device).DetachFromDisposeScope();
    }
}

/// <summary>Means since the epoch began.</summary>
internal sealed record EpochMeans(
    double RealBelief, double FakeBelief, double DiscriminatorLoss, double GeneratorLoss, IReadOnlyList<(string Name, double Value)> Terms);
