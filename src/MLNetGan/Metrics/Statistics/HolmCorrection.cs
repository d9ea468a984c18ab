namespace MLNetGan.Metrics.Statistics;

/// <summary>
/// P values of several tests, so corrected that the chance of any false finding among them stays below what each is held against (Holm
/// 1979).
/// </summary>
internal static class HolmCorrection
{
    /// <summary>The corrected p values, in the order of those given.</summary>
    public static double[] Adjust(IReadOnlyList<double> chances)
    {
        int[] order = [.. Enumerable.Range(0, chances.Count).OrderBy(test => chances[test])];
        var adjusted = new double[chances.Count];
        double largest = 0;
        for (int rank = 0; rank < order.Length; rank++)
        {
            largest = Math.Max(largest, Math.Min(1, (order.Length - rank) * chances[order[rank]]));
            adjusted[order[rank]] = largest;
        }
        return adjusted;
    }
}
