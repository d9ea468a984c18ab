using MLNetGan.Metrics.Distances;

namespace MLNetGan.Metrics;

/// <summary>What features tell of generated images beside real ones.</summary>
/// <param name="Frechet">The Frechet distance.</param>
/// <param name="Kernel">The kernel distance.</param>
/// <param name="Manifolds">How the two sets lie in each other.</param>
/// <param name="Score">The inception score of the generated images; null where the extractor does not classify.</param>
internal sealed record FeatureMetrics(double Frechet, KernelDistance Kernel, Manifolds Manifolds, InceptionScore? Score)
{
    public static FeatureMetrics Of(RealFeatures real, FeatureSet generated, ImageEvaluationOptions options)
    {
        using FeatureStatistics statistics = FeatureStatistics.Of(generated.Features);
        return new FeatureMetrics(
            FrechetDistance.Between(real.Statistics, statistics),
            KernelDistance.Between(
                real.Features, generated.Features, options.KernelSubsets, options.KernelSubsetSize, EvaluationSeeds.Subsets(options)),
            Manifolds.Of(real.Features, real.Nearest, generated.Features, options.Neighbors, options.DensityNeighbors),
            generated.Probabilities is { } probabilities ? InceptionScore.OfShuffled(
                probabilities, EvaluationSeeds.Splits(options)) : null);
    }
}
