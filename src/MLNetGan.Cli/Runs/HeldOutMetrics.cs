namespace MLNetGan.Cli.Runs;

/// <summary>The mean L1 distance of translations to their targets over held-out pairs, pixels being -1 to 1.</summary>
/// <param name="Best">The smallest of all evaluations: that of the results.</param>
/// <param name="BestEpoch">The epoch after which it was measured.</param>
/// <param name="Last">That of the last evaluation.</param>
internal sealed record HeldOutMetrics(double Best, int BestEpoch, double Last)
{
    /// <summary>Sums up a run; null where nothing was measured.</summary>
    public static HeldOutMetrics? Of(IReadOnlyList<LossRow> losses)
    {
        LossRow[] measured = losses.Where(row => row.HeldOutL1 is not null).ToArray();
        if (measured is not [.., var last])
            return null;
        LossRow best = measured.MinBy(row => row.HeldOutL1)!;
        return new HeldOutMetrics(best.HeldOutL1!.Value, best.Epoch, last.HeldOutL1!.Value);
    }
}
