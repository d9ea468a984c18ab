namespace MLNetGan.Metrics.Statistics;

/// <summary>The mean of paired differences, its 95 % interval and the chance of one as far from zero (Student's t, two-sided).</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Lower">The lower end of the interval.</param>
/// <param name="Upper">The upper end of the interval.</param>
/// <param name="PValue">The chance under no difference.</param>
internal sealed record PairedDifference(double Mean, double Lower, double Upper, double PValue)
{
    private const double Confidence = 0.95;

    /// <summary>Of two differences or more, each independent of the others.</summary>
    /// <param name="differences">The differences.</param>
    /// <param name="resolution">The least standard deviation that is believed: that of rounding, where they are of counts.</param>
    public static PairedDifference Of(IReadOnlyList<double> differences, double resolution = 0)
    {
        int count = differences.Count;
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2, nameof(differences));
        double mean = differences.Average();
        double deviation = Math.Sqrt(differences.Sum(difference => (difference - mean) * (difference - mean)) / (count - 1));
        double error = Math.Max(deviation, resolution) / Math.Sqrt(count);
        double reach = StudentT.Within(Confidence, count - 1) * error;
        // Differences that are all the same say all that can be said.
        double chance = error > 0 ? StudentT.TwoSided(mean / error, count - 1) : mean == 0 ? 1 : 0;
        return new PairedDifference(mean, mean - reach, mean + reach, chance);
    }
}
