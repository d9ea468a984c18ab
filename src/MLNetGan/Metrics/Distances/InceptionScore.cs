using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Metrics.Distances;

/// <summary>
/// The inception score (Salimans et al. 2016, section 4): how sure a classifier is of each image, and how many classes it sees.
/// </summary>
/// <param name="Mean">The mean over splits of the images.</param>
/// <param name="Deviation">The standard deviation over them.</param>
internal sealed record InceptionScore(double Mean, double Deviation)
{
    private const int Splits = 10;

    /// <summary>
    /// The score of rows in an order of the seed: splits of rows that lie in the order of their labels would each see one class.
    /// </summary>
    public static InceptionScore OfShuffled(Tensor probabilities, long seed)
    {
        using DisposeScope scope = NewDisposeScope();
        return Of(probabilities.index_select(0, tensor(OrderRandom.Permutation((int)probabilities.shape[0], seed))));
    }

    /// <summary>The score of rows of probabilities.</summary>
    public static InceptionScore Of(Tensor probabilities)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor rows = probabilities.to(ScalarType.Float64);
        double[] scores = [.. Enumerable.Range(0, Splits).Select(i =>
        {
            long start = i * rows.shape[0] / Splits, end = (i + 1) * rows.shape[0] / Splits;
            Tensor split = rows.narrow(0, start, end - start), marginal = split.mean([0], keepdim: true);
            // 0 log 0 is 0.
            return Math.Exp((split.xlogy(split) - split.xlogy(marginal)).sum(1).mean().ToNumber());
        })];
        double mean = scores.Average();
        return new InceptionScore(mean, Math.Sqrt(scores.Average(score => (score - mean) * (score - mean))));
    }
}
