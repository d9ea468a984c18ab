using MLNetGan.Metrics.Distances;
using static TorchSharp.torch;

namespace MLNetGan.Metrics;

/// <summary>Features of real images, with what is computed of them once, however often images are compared with them.</summary>
internal sealed class RealFeatures : IDisposable
{
    private readonly FeatureSet _set;

    /// <param name="set">The features, which are disposed of with this.</param>
    /// <param name="options">How many neighbours count.</param>
    public RealFeatures(FeatureSet set, ImageEvaluationOptions options)
    {
        _set = set;
        Statistics = FeatureStatistics.Of(set.Features);
        Nearest = Neighbours.Nearest(set.Features, Math.Max(options.Neighbors, options.DensityNeighbors)).DetachFromDisposeScope();
    }

    /// <summary>A row an image.</summary>
    public Tensor Features => _set.Features;

    /// <summary>Probabilities of classes, where the extractor classifies.</summary>
    public Tensor? Probabilities => _set.Probabilities;

    public FeatureStatistics Statistics { get; }

    /// <summary>The distance of each image to each of its nearest others, in order: a row an image.</summary>
    public Tensor Nearest { get; }

    public void Dispose()
    {
        _set.Dispose();
        Statistics.Dispose();
        Nearest.Dispose();
    }
}
