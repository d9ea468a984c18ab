using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Metrics.Distances;

/// <summary>The sliced Wasserstein distance between patches of images (Karras et al. 2018, section 5; Rabin et al. 2011).</summary>
internal static class SlicedWasserstein
{
    private const int Repeats = 4, Directions = 128;

    // What the paper's tables are multiplied by.
    private const double Scale = 1000;

    /// <summary>The distance at each level of the pyramids, times 1,000.</summary>
    public static double[] Between(PatchSample real, PatchSample generated, long seed) =>
        [.. Enumerable.Range(0, real.Sides.Count).Select(level =>
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor first = real.Rows(level), second = generated.Rows(level);
        long count = Math.Min(first.shape[0], second.shape[0]);
        (first, second) = (Choose(first, count, CounterNoise.Combine(seed, -1)), Choose(second, count, CounterNoise.Combine(seed, -2)));
        return Scale * Enumerable.Range(0, Repeats).Average(repeat =>
        {
            var noise = new float[first.shape[1] * Directions];
            CounterNoise.Normal(CounterNoise.Combine(seed, repeat), noise);
            return Between(first, second, tensor(noise, [first.shape[1], Directions]));
        });
    })];

    // The first rows are those of the first images, which may all be of one kind.
    private static Tensor Choose(Tensor rows, long count, long seed) => rows.shape[0] == count ? rows
        : rows.index_select(0, tensor(OrderRandom.Permutation((int)rows.shape[0], seed)[..(int)count]));

    /// <summary>The mean distance of sorted projections of as many rows each.</summary>
    /// <param name="first">Rows.</param>
    /// <param name="second">Other rows.</param>
    /// <param name="directions">What they are projected on, a column each, of any length.</param>
    public static double Between(Tensor first, Tensor second, Tensor directions)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor units = directions / directions.Squared().sum([0], keepdim: true).sqrt();
        Tensor Sorted(Tensor rows) => rows.mm(units).t().contiguous().sort(1).Values;
        return (Sorted(first) - Sorted(second)).abs().mean().ToNumber();
    }
}
