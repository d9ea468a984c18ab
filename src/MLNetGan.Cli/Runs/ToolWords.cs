using System.Text.RegularExpressions;

namespace MLNetGan.Cli.Runs;

/// <summary>
/// Says what the library says in words of the command line: where the library names a property of options, that is the option that
/// sets it, unless it stands in a path or for a type. Properties whose names are words of English, such as Seed, are told by their class
/// (TrainingOptions.Seed).
/// </summary>
internal static partial class ToolWords
{
    // What else the library's advice speaks of.
    private static readonly Dictionary<string, string> s_others = new()
    {
        ["ResizeImages"] = "--size",
        ["MaximumImages"] = "--count",
        ["InputName"] = "--extractor-input",
        ["OutputName"] = "--extractor-output",
        ["ImageSize"] = "--extractor-size",
        ["OnnxFeatureOptions.Mean and Deviation"] = "--extractor-mean and --extractor-deviation",
        ["OnnxFeatureOptions.Mean"] = "--extractor-mean",
        ["OnnxFeatureOptions.Deviation"] = "--extractor-deviation",
        // Whose images the tool always takes as bytes.
        ["Give ImageEvaluationOptions.PixelMinimum and PixelMaximum the range of the column"] =
            "Give images of files that range, and measure a run of another one in its program",
        ["ImagesPerLabel"] = "--per-label",
        ["ImbalancedImagesPerLabel"] = "--common",
        ["MoreReal"] = "--more-real",
        ["RealImages"] = "set of real images",
        ["TestImages"] = "set of test images",
        ["RareShare"] = "--rare-share",
        ["GeneratorName"] = "generator",
        ["GeneratorImages"] = "--generator-steps",
        ["GeneratedShare"] = "--generated-share",
        ["MaximumTestImages"] = "--test-count",
        ["FilterSteps"] = "--no-filter",
        // Where an experiment is of another; a label may be called so, too.
        ["whose Classic is"] = "whose classic augmentation is",
        ["Map both with the same MapValueToKey"] = "Give both the same labels",
        ["set LabelColumnName to null"] = "give --no-labels",
        ["to null"] = $"to {Setting.None}",
        ["expected null"] = $"expected {Setting.None}",
        ["got null"] = $"got {Setting.None}",
    };

    private static readonly Lazy<Regex> s_names = new(() => new Regex(
        $@"(?<![.$/\\]|\ban? |--[a-z-]+ )\b(?:{string.Join('|', s_others.Keys.Select(Regex.Escape))}|" +
        $@"\w*Options\.(?<property>[A-Z]\w*)|(?<property>{string.Join('|', Properties())}))\b(?![/\\])"));

    /// <summary>The message with the tool's options, and metrics as they are given to them, in place of the library's names.</summary>
    public static string Of(string message) => s_names.Value.Replace(Metric().Replace(message, NameOf), match =>
        match.Groups["property"] is { Success: true, Value: var property }
            ? s_others.GetValueOrDefault(property) ?? Setting.OptionOf(property) : s_others[match.Value]);

    private static string NameOf(Match metric) =>
        Enum.TryParse(metric.Value, out ImageMetric known) ? EvaluationChoice.Text(known, null) : metric.Value;

    private static IEnumerable<string> Properties() => SystemList.All.SelectMany(Setting.Of).Select(property => property.Name)
        .Concat(Setting.WithOwnOptions).Distinct().Where(name => name.Skip(1).Any(char.IsUpper));

    [GeneratedRegex($@"(?<=\b{nameof(TrainingOptions.BestBy)} is )\w+")]
    private static partial Regex Metric();
}
