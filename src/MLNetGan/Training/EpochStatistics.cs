using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>Sums beliefs and losses on the training device, so that a step does not wait for their values.</summary>
internal sealed class EpochStatistics(Device device) : IDisposable
{
    private readonly Tensor _sums = zeros(4, ScalarType.Float64, device).DetachFromDisposeScope();

    public long Count { get; private set; }

    public void Add(Tensor realBelief, Tensor fakeBelief, Tensor discriminatorLoss, Tensor generatorLoss)
    {
        using IDisposable noGrad = no_grad();
        _sums.add_(stack([realBelief, fakeBelief, discriminatorLoss, generatorLoss]));
        Count++;
    }

    public EpochMeans Means()
    {
        using Tensor values = _sums.cpu();
        double[] sums = values.data<double>().ToArray();
        return new EpochMeans(sums[0] / Count, sums[1] / Count, sums[2] / Count, sums[3] / Count);
    }

    public void Reset()
    {
        // TorchSharp returns another object for the same values.
        _sums.zero_().Dispose();
        Count = 0;
    }

    public IEnumerable<(string Name, Tensor Value)> Tensors() => [("statistics.sums", _sums), ("statistics.count", tensor(Count))];

    public void Restore(Dictionary<string, Tensor> saved)
    {
        _sums.copy_(saved["statistics.sums"]);
        Count = saved["statistics.count"].ToInt64();
    }

    public void Dispose() => _sums.Dispose();
}

/// <summary>Means since the epoch began.</summary>
internal sealed record EpochMeans(double RealBelief, double FakeBelief, double DiscriminatorLoss, double GeneratorLoss);
