using MLNetGan.Metrics;
using static System.FormattableString;

namespace MLNetGan.Cli.Runs;

/// <summary>Shows the figures of an evaluation as a table.</summary>
internal static class EvaluationReport
{
    private const int NameWidth = 36, ValueWidth = 24;

    public static void Write(TextWriter output, ImageMetrics metrics, string? folder)
    {
        (int generated, int real) = (metrics.GeneratedImages, metrics.RealImages);
        string sampled = metrics.UnreadRealImages > 0 ? Invariant($" of {real + metrics.UnreadRealImages}") : "";
        output.WriteLine(Invariant($"{generated} generated images against {real}{sampled} real ones, features of {metrics.Extractor}"));
        Row("Frechet distance", Invariant($"{metrics.FrechetDistance:F3}"), "lower is better");
        Row("kernel distance x 1000", Invariant($"{1000 * metrics.KernelDistance:F3} +- {1000 * metrics.KernelDistanceStandardError:F3}"),
            "about 0 for the same kind");
        Row("precision", Invariant($"{metrics.Precision:F3}"), "generated images among real ones");
        Row("recall", Invariant($"{metrics.Recall:F3}"), "real images among generated ones");
        Row("density", Invariant($"{metrics.Density:F3}"), "about 1 for the same kind");
        Row("coverage", Invariant($"{metrics.Coverage:F3}"), "real images with a generated one near");
        foreach (SlicedDistance level in metrics.SlicedWassersteinDistances)
            Row(Invariant($"sliced Wasserstein x 1000, {level.Side} px"), Invariant($"{level.Distance:F2}"), "lower is better");
        Row("similarity of pairs (MS-SSIM)", Invariant($"{metrics.GeneratedSimilarity:F4}"),
            Invariant($"of real ones {metrics.RealSimilarity:F4}"));
        if (metrics.InceptionScore is { } score)
            Row("inception score", Invariant($"{score:F3} +- {metrics.InceptionScoreDeviation:F3}"),
                Invariant($"of real ones {metrics.RealInceptionScore:F3}"));
        if (metrics.ClassificationAccuracy is { } accuracy)
            Row("classification accuracy", Invariant($"{accuracy:P1}"),
                Invariant($"after learning real ones {metrics.RealClassificationAccuracy:P1}"));
        Row("distance to the nearest real one", Invariant($"{metrics.NearestDistanceRatio:F3}"), "about 1 for the same kind, 0 for copies");
        Row("copied share", Invariant($"{metrics.CopiedShare:P1}"), "about 1 % for new images");
        foreach (string verdict in Verdicts.Of(metrics))
            output.WriteLine(ToolWords.Of(verdict));
        if (folder is not null)
            output.WriteLine($"{folder}: evaluation.json, nearest.png (generated above nearest real; last those most like copies), " +
                "extremes.png (most and least real)");

        void Row(string name, string value, string meaning) =>
            output.WriteLine($"  {name.PadRight(NameWidth)}{value.PadRight(ValueWidth)}{meaning}");
    }
}
