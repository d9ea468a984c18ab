using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Metrics.Distances;

/// <summary>Mean and covariance of features, gathered batch by batch in double precision.</summary>
internal sealed class FeatureStatistics : IDisposable
{
    private readonly Tensor _sum, _products;
    private Tensor? _origin;
    private long _count;

    public FeatureStatistics(int features) =>
        (_sum, _products) = (zeros(features, dtype: ScalarType.Float64).DetachFromDisposeScope(),
            zeros(features, features, dtype: ScalarType.Float64).DetachFromDisposeScope());

    /// <summary>The statistics of all rows of a matrix.</summary>
    public static FeatureStatistics Of(Tensor features)
    {
        const int rows = 1024;
        var statistics = new FeatureStatistics((int)features.shape[1]);
        for (long start = 0; start < features.shape[0]; start += rows)
        {
            using DisposeScope scope = NewDisposeScope();
            statistics.Add(features.narrow(0, start, Math.Min(rows, features.shape[0] - start)));
        }
        return statistics;
    }

    /// <summary>Adds rows of features.</summary>
    public void Add(Tensor features)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor rows = features.to(ScalarType.Float64);
        // Products about a point among the features keep their digits where the mean is large beside the spread.
        _origin ??= rows.mean([0]).DetachFromDisposeScope();
        Tensor centred = rows - _origin;
        _sum.Add(centred.sum([0]));
        _products.Add(centred.t().mm(centred));
        _count += rows.shape[0];
    }

    public Tensor Mean() => _origin!.Plus(_sum.DividedBy(_count));

    /// <summary>The unbiased covariance.</summary>
    public Tensor Covariance() => (_products - _sum.outer(_sum).DividedBy(_count)).DividedBy(_count - 1);

    public void Dispose()
    {
        _sum.Dispose();
        _products.Dispose();
        _origin?.Dispose();
    }
}
