using static System.FormattableString;

namespace MLNetGan.Metrics;

/// <summary>What figures say that nobody should overlook, each as a sentence; nothing where they are as they should be.</summary>
internal static class Verdicts
{
    // Healthy runs had 0.63 to 0.96 (docs/small-data.md, docs/measurements.md), a collapsed one 0.25.
    private const double LeastDiversity = 0.5;

    // Of ten labels or more the mean hides one; a single label varies more from run to run.
    private const double LeastDiversityOfOne = 0.3;

    // A judge, or a generator, that is right half as often as it could be says, or keeps to, little.
    private const double Half = 0.5;

    // Of new images a hundredth; the measure is the nearest hundredth of real ones.
    private const double MostCopied = 0.1;

    // Below it the Frechet distance depends on the number of images more than on most changes of a generator.
    private const int FewImages = 2000;

    /// <summary>Of how generated images keep to their labels.</summary>
    /// <param name="metrics">The figures.</param>
    /// <param name="labels">The names of the labels.</param>
    public static IEnumerable<string> Of(LabelMetrics metrics, IReadOnlyList<string> labels)
    {
        // Half way from guessing to certainty.
        double trusted = (1 + 1.0 / Math.Max(1, labels.Count)) * Half;
        if (metrics.JudgeAccuracy < trusted)
        {
            yield return Invariant($"The judge reads only {metrics.JudgeAccuracy:P0} of real images as their label: ") +
                "too weak to tell whether generated ones keep to theirs.";
        }
        else if (metrics.GeneratedAccuracy < Half * metrics.JudgeAccuracy)
        {
            yield return Invariant($"Only {metrics.GeneratedAccuracy:P0} of generated images are read as their label, ") +
                Invariant($"of real ones {metrics.JudgeAccuracy:P0}: the generator hardly keeps to labels. Train it longer.");
        }
        if (metrics.Diversity < LeastDiversity)
            yield return Invariant($"Images of a label are {metrics.Diversity:F2} times as varied as real ones: ") +
                "collapsed? Look at the sheets.";
        else if (metrics is { LeastDiversity: < LeastDiversityOfOne, LeastDiverseLabel: { } label } && label <= labels.Count)
        {
            yield return Invariant(
                $"Images of label '{labels[(int)label - 1]}' are {metrics.LeastDiversity:F2} times as varied as real ones: ") +
                "collapsed within this label? Look at the sheets.";
        }
    }

    /// <summary>Of generated images beside real ones.</summary>
    public static IEnumerable<string> Of(ImageMetrics metrics)
    {
        if (metrics.CopiedShare >= MostCopied)
            yield return Invariant(
                $"{metrics.CopiedShare:P0} of generated images are nearly copies of real ones: memory rather than invention.");
        if (metrics.UnreadRealImages > 0)
        {
            yield return Invariant($"{metrics.UnreadRealImages} real images were not looked at, and copies of them are not found: ") +
                "raise MaximumImages to look for copies of all.";
        }
        if (metrics.Recall < Half * metrics.Precision)
        {
            yield return Invariant($"Recall ({metrics.Recall:F2}) is less than half of precision ({metrics.Precision:F2}): ") +
                "what is made looks real, but kinds of images are missing.";
        }
        if (metrics.RealClassificationAccuracy < Half)
        {
            yield return
                Invariant($"A classifier that learned real images reads only {metrics.RealClassificationAccuracy:P0} of others: ") +
                "too weak for the classification accuracy to tell anything.";
        }
        if (Math.Min(metrics.GeneratedImages, metrics.RealImages) is < FewImages and var count)
        {
            yield return Invariant($"{count} images are few: compare the Frechet distance with figures of as many images only, ") +
                "and trust the kernel distance.";
        }
    }
}
