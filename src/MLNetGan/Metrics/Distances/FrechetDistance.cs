using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Metrics.Distances;

/// <summary>The Frechet distance between normal distributions (Heusel et al. 2017, section 2 and equation 6).</summary>
internal static class FrechetDistance
{
    /// <summary>|m1 - m2|^2 + tr(C1 + C2 - 2 (C1 C2)^(1/2)).</summary>
    public static double Between(FeatureStatistics first, FeatureStatistics second)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor covariance = first.Covariance(), other = second.Covariance(), root = Root(covariance);
        // C1 C2 has the eigenvalues of this symmetric matrix, which are real, and found without the trouble of a general root.
        Tensor eigenvalues = linalg.eigvalsh(root.mm(other).mm(root));
        double trace = (covariance.trace() + other.trace() - 2 * eigenvalues.clamp_min(0).sqrt().sum()).ToDouble();
        return Math.Max(0, (first.Mean() - second.Mean()).square().sum().ToDouble() + trace);
    }

    private static Tensor Root(Tensor covariance)
    {
        (Tensor values, Tensor vectors) = linalg.eigh(covariance);
        return (vectors * values.clamp_min(0).sqrt()).mm(vectors.t());
    }
}
