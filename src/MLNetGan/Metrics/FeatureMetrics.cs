using MLNetGan.Metrics.Distances;

namespace MLNetGan.Metrics;

/// <summary>What features tell of generated images beside real ones.</summary>
/// <param name="Frechet">The Frechet distance.</param>
/// <param name="Kernel">The kernel distance.</param>
/// <param name="Manifolds">How the two sets lie in each other.</param>
/// <param name="Score">The inception score of the generated images; null where the extractor does not classify.</param>
internal sealed record FeatureMetrics(double Frechet, KernelDistance Kernel, Manifolds Manifolds, InceptionScore? Score)
{
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public static FeatureMetrics Of(RealFeatures real, FeatureSet generated, ImageEvaluationOptions options)
    {
        CancellationToken cancellation = options.CancellationToken;
        cancellation.ThrowIfCancellationRequested();
        using FeatureStatistics statistics = FeatureStatistics.Of(generated.Features);
        double frechet = FrechetDistance.Between(real.Statistics, statistics);
        cancellation.ThrowIfCancellationRequested();
        KernelDistance kernel = KernelDistance.Between(
            real.Features, generated.Features, options.KernelSubsets, options.KernelSubsetSize, EvaluationSeeds.Subsets(options));
        cancellation.ThrowIfCancellationRequested();
        return new FeatureMetrics(
            frechet,
            kernel,
            Manifolds.Of(real.Features, real.Nearest, generated.Features, options.Neighbors, options.DensityNeighbors),
            generated.Probabilities is { } probabilities ? InceptionScore.OfShuffled(
                probabilities, EvaluationSeeds.Splits(options)) : null);
    }
}
