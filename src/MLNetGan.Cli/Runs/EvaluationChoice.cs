using MLNetGan.Pipeline.Evaluating;

namespace MLNetGan.Cli.Runs;

/// <summary>What <c>--evaluate METRIC[@EXTRACTOR]</c> names.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Extractor">The extractor of features; null where the metric takes none and none is named.</param>
internal sealed record EvaluationChoice(ImageMetric Metric, string? Extractor)
{
    private const char Of = '@';

    private static readonly Dictionary<string, ImageMetric> s_metrics = new()
    {
        ["fid"] = ImageMetric.FrechetDistance,
        ["kid"] = ImageMetric.KernelDistance,
        ["precision"] = ImageMetric.Precision,
        ["recall"] = ImageMetric.Recall,
        ["density"] = ImageMetric.Density,
        ["coverage"] = ImageMetric.Coverage,
        ["swd"] = ImageMetric.SlicedWassersteinDistance,
        ["inception-score"] = ImageMetric.InceptionScore,
        ["accuracy"] = ImageMetric.ClassificationAccuracy,
    };

    /// <summary>The metrics, in words.</summary>
    public static string Metrics { get; } = $"{string.Join(", ", s_metrics.Keys.SkipLast(1))} or {s_metrics.Keys.Last()}";

    /// <exception cref="UserException">There is no such metric, or no extractor is named after the @.</exception>
    public static EvaluationChoice Parse(string text)
    {
        string[] parts = text.Split(Of, 2);
        if (!s_metrics.TryGetValue(parts[0], out ImageMetric metric))
            throw new UserException($"--evaluate {text}: expected {Metrics}, and perhaps {Of}{ExtractorChoice.Choices}.");
        return parts switch
        {
            [_, ""] => throw new UserException($"--evaluate {text}: expected {ExtractorChoice.Choices} after {Of}."),
            [_, var extractor] => new EvaluationChoice(metric, extractor),
            _ => new EvaluationChoice(metric, RunEvaluation.ComparesFeatures(metric) ? ExtractorChoice.ResNet18 : null),
        };
    }

    /// <summary>What <see cref="Parse"/> reads, of a metric and the name that the library gives the extractor.</summary>
    public static string Text(ImageMetric metric, string? extractor)
    {
        string name = s_metrics.Single(one => one.Value == metric).Key;
        // Its name tells its size, too.
        bool isResNet18 = extractor?.StartsWith($"{ExtractorChoice.ResNet18} ", StringComparison.Ordinal) == true;
        return extractor is null ? name : $"{name}{Of}{(isResNet18 ? ExtractorChoice.ResNet18 : extractor)}";
    }

    /// <summary>The same, whatever the current folder is.</summary>
    public static string WithFullPath(string text) => text.Split(Of, 2) is [var metric, var extractor] && ExtractorChoice.IsFile(extractor)
        ? $"{metric}{Of}{Path.GetFullPath(extractor)}" : text;
}
