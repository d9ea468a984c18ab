using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Metrics.Distances;

/// <summary>
/// How two sets of features lie in each other: precision and recall (Kynkaanniemi et al. 2019, equation 2), density and coverage
/// (Naeem et al. 2020, equations 4 and 5), and whether generated images are copies.
/// </summary>
internal sealed class Manifolds
{
    // What share of real images has a nearer neighbour than this one's: nearer is a copy.
    private const double CopyQuantile = 0.01;

    // Of distances, as a share of how long features are.
    private const double Rounding = 1e-6;

    public double Precision { get; private init; }

    public double Recall { get; private init; }

    public double Density { get; private init; }

    public double Coverage { get; private init; }

    /// <summary>
    /// The median distance of generated images to their nearest real one, over that of real images to their nearest other.
    /// </summary>
    public double NearestDistanceRatio { get; private init; }

    /// <summary>
    /// The share of generated images that are nearer to a real one than all but a hundredth of real images are to another.
    /// </summary>
    public double CopiedShare { get; private init; }

    /// <summary>For each generated image the row of the nearest real one.</summary>
    public long[] NearestReal { get; private init; } = [];

    /// <summary>
    /// For each generated image in how many neighbourhoods of real images it lies, over what is expected: the terms of density.
    /// </summary>
    public double[] Densities { get; private init; } = [];

    /// <summary>For each generated image its distance to the nearest real one.</summary>
    public double[] NearestDistances { get; private init; } = [];

    /// <param name="real">Features of real images.</param>
    /// <param name="nearestOfReal">The distances of each to its nearest others, as <see cref="Neighbours.Nearest"/> tells them.</param>
    /// <param name="generated">Features of generated images.</param>
    /// <param name="neighbours">How many neighbours' reach is a neighbourhood, of precision and recall.</param>
    /// <param name="denseNeighbours">The same of density and coverage.</param>
    public static Manifolds Of(Tensor real, Tensor nearestOfReal, Tensor generated, int neighbours, int denseNeighbours)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor realRadii = nearestOfReal.select(1, neighbours - 1), denseRadii = nearestOfReal.select(1, denseNeighbours - 1);
        Tensor generatedRadii = Neighbours.Nearest(generated, neighbours).select(1, neighbours - 1);
        Tensor isRecalled = zeros(real.shape[0], dtype: ScalarType.Bool),
            nearestGenerated = tensor(Enumerable.Repeat(double.PositiveInfinity, (int)real.shape[0]).ToArray());
        long count = generated.shape[0];
        Tensor isPrecise = zeros(count, dtype: ScalarType.Float64), density = zeros_like(isPrecise), toReal = zeros_like(isPrecise);
        Tensor nearest = zeros(count, dtype: ScalarType.Int64);
        Neighbours.ForEachBlock(generated, real, (block, start) =>
        {
            Tensor Rows(Tensor all) => all.narrow(0, start, block.shape[0]);
            Rows(isPrecise).copy_(block.le(realRadii).any(1));
            Rows(density).copy_(block.lt(denseRadii).sum(1));
            isRecalled.logical_or_(block.le(Rows(generatedRadii).unsqueeze(1)).any(0));
            (Tensor least, Tensor rows) = block.min(1);
            Rows(nearest).copy_(rows);
            Rows(toReal).copy_(least);
            nearestGenerated.copy_(minimum(nearestGenerated, block.amin([0])));
        });
        density = density.DividedBy(denseNeighbours);
        // Real images with a twin are at no distance but that of rounding, and say nothing of how near others lie.
        double rounding = Rounding * Math.Sqrt(real.to(ScalarType.Float64).Squared().sum(1).mean().ToNumber());
        Tensor least = tensor(rounding, dtype: ScalarType.Float64), betweenReal = nearestOfReal.select(1, 0);
        Tensor apart = betweenReal.masked_select(betweenReal.gt(least));
        Tensor closest = apart.numel() == 0 ? least : maximum(least, apart.quantile(tensor(CopyQuantile, dtype: ScalarType.Float64)));
        return new Manifolds
        {
            Precision = isPrecise.mean().ToNumber(),
            Recall = isRecalled.to(ScalarType.Float64).mean().ToNumber(),
            Density = density.mean().ToNumber(),
            Coverage = nearestGenerated.lt(denseRadii).to(ScalarType.Float64).mean().ToNumber(),
            NearestDistanceRatio = toReal.median().ToNumber() / betweenReal.median().ToNumber(),
            CopiedShare = toReal.lt(closest).to(ScalarType.Float64).mean().ToNumber(),
            NearestReal = nearest.data<long>().ToArray(),
            Densities = density.data<double>().ToArray(),
            NearestDistances = toReal.data<double>().ToArray(),
        };
    }
}
