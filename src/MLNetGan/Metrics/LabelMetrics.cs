namespace MLNetGan.Metrics;

/// <summary>How well generated images keep to their labels, and how varied they are.</summary>
/// <param name="GeneratedAccuracy">The share of generated images that a judge, trained on real images alone, reads as their label.</param>
/// <param name="JudgeAccuracy">The same judge's accuracy on real images that it has not seen.</param>
/// <param name="Diversity">
/// The mean pairwise pixel distance (Euclidean) between generated images of a label, over that between real images of it;
/// the mean over labels. Null where real images of a label are all alike, or single ones.
/// </param>
/// <param name="GeneratedPerLabel">Images generated for each label.</param>
internal sealed record LabelMetrics(double GeneratedAccuracy, double JudgeAccuracy, double? Diversity, int GeneratedPerLabel)
{
    /// <summary>The least diversity of a label; null where none can be told.</summary>
    public double? LeastDiversity { get; init; }

    /// <summary>The key, from 1, of that label.</summary>
    public uint? LeastDiverseLabel { get; init; }
}
