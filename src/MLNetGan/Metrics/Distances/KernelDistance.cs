using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Metrics.Distances;

/// <summary>The kernel distance, KID: the squared maximum mean discrepancy of a cubic kernel (Binkowski et al. 2018, section 4).</summary>
/// <param name="Mean">The mean over subsets.</param>
/// <param name="StandardError">How far the mean may be off.</param>
internal sealed record KernelDistance(double Mean, double StandardError)
{
    /// <summary>Compares random subsets, which are a function of the seed.</summary>
    public static KernelDistance Between(Tensor real, Tensor generated, int subsets, int subsetSize, long seed)
    {
        long fewest = Math.Min(real.shape[0], generated.shape[0]);
        long size = Math.Min(subsetSize, fewest / 2);
        var random = new OrderRandom(seed);
        double[] values = [.. Enumerable.Range(0, subsets).Select(_ =>
        {
            using DisposeScope scope = NewDisposeScope();
            return Discrepancy(Draw(real, size, random), Draw(generated, size, random));
        })];
        double mean = values.Average(), variance = values.Sum(value => (value - mean) * (value - mean)) / (subsets - 1);
        // Subsets share images: there are no more independent ones than fit beside each other.
        return new KernelDistance(mean, Math.Sqrt(variance / Math.Min(subsets, (double)fewest / size)));
    }

    /// <summary>The unbiased estimate of two sets of as many rows each.</summary>
    public static double Discrepancy(Tensor first, Tensor second)
    {
        double count = first.shape[0];
        double Sum(Tensor kernel) => kernel.sum(ScalarType.Float64).ToNumber();
        Tensor own = Kernel(first, first), others = Kernel(second, second);
        double within = Sum(own) - Sum(own.diagonal()) + Sum(others) - Sum(others.diagonal());
        return within / (count * (count - 1)) - 2 * Sum(Kernel(first, second)) / (count * count);
    }

    private static Tensor Kernel(Tensor first, Tensor second)
    {
        Tensor product = first.mm(second.t()).DividedBy(first.shape[1]).Plus(1);
        return product * product.Squared();
    }

    private static Tensor Draw(Tensor set, long size, Random random)
    {
        long[] rows = [.. Enumerable.Range(0, (int)set.shape[0])];
        for (int i = 0; i < size; i++)
        {
            int other = random.Next(i, rows.Length);
            (rows[i], rows[other]) = (rows[other], rows[i]);
        }
        return set.index_select(0, tensor(rows[..(int)size]));
    }
}
