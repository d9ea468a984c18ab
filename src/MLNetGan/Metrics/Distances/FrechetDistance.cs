using MLNetGan.Networks;
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
        double trace = covariance.trace().ToNumber() + other.trace().ToNumber() - 2 * eigenvalues.relu().sqrt().sum().ToNumber();
        return Math.Max(0, (first.Mean() - second.Mean()).Squared().sum().ToNumber() + trace);
    }

    private static Tensor Root(Tensor covariance)
    {
        (Tensor values, Tensor vectors) = linalg.eigh(covariance);
        return (vectors * values.relu().sqrt()).mm(vectors.t());
    }
}
