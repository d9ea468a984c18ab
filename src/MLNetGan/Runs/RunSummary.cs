using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using MLNetGan.Metrics;
using MLNetGan.Runs.Reports;

namespace MLNetGan.Runs;

/// <summary>What came of a run: what metrics.json holds.</summary>
internal sealed record RunSummary
{
    private const string StepsName = "steps", LabelsName = "labels", VerdictsName = "verdicts", WarningsName = "warnings",
        EarlyEndName = "earlyEnd";

    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public required string System { get; init; }

    /// <summary>The last row of losses.</summary>
    public required LossRow Last { get; init; }

    /// <summary>What was measured; null where nothing was.</summary>
    public MeasureSummary? Measure { get; init; }

    /// <summary>Label accuracy and diversity; null for systems without labels, and where they could not be told.</summary>
    public LabelMetrics? Labels { get; init; }

    /// <summary>The names of its labels; none for systems without.</summary>
    public IReadOnlyList<string> LabelNames { get; init; } = [];

    /// <summary>What its figures say that nobody should overlook.</summary>
    public IReadOnlyList<string> Verdicts => Labels is null ? [] : [.. Metrics.Verdicts.Of(Labels, LabelNames)];

    /// <summary>On what it was trained; null where that is not known.</summary>
    public RunEnvironment? Environment { get; init; }

    /// <summary>What made the features that images were compared by; null where none were.</summary>
    public string? Extractor { get; init; }

    /// <summary>Why training ended before its limits; null where it did not.</summary>
    public string? EarlyEnd { get; init; }

    /// <summary>What could not be measured or written, and why.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>
    /// What metrics.json holds; null where it is missing, or of an earlier end: the run was resumed since, and has not ended again.
    /// </summary>
    public JsonNode? MetricsFile { get; init; }

    /// <summary>Real images, or pairs, seen per second of training.</summary>
    public double ImagesPerSecond => Last.Seconds > 0 ? Math.Round(Last.Images / Last.Seconds, 1) : 0;

    /// <summary>Sums up what a run's folder tells by itself; null before the first epoch.</summary>
    /// <exception cref="InvalidDataException">A file is damaged or of another version.</exception>
    public static RunSummary? Of(RunFolder run)
    {
        IReadOnlyList<LossRow> rows = LossFile.Read(run.Losses);
        if (rows is not [.., var last])
            return null;
        RunModel model = RunModel.Read(run);
        var summary = new RunSummary
        {
            System = model.System,
            Last = last,
            Extractor = model.Extractor?.Name,
            LabelNames = model.Labels?.NamesOrNumbers ?? [],
        };
        if (run.Checkpoints.BestManifest is not { Measure: { Value: { } best } measure } manifest)
            return summary;
        double? lastMeasure = rows.Select(row => row.Values.GetValueOrDefault(measure.Name)).LastOrDefault(value => value is not null);
        return summary with { Measure = new MeasureSummary(measure.Name, best, manifest.LastEpoch, lastMeasure) };
    }

    /// <summary>Sums up a run, with what was measured after it if metrics are written of this end; null before the first epoch.</summary>
    /// <exception cref="InvalidDataException">A file is damaged or of another version.</exception>
    public static RunSummary? Read(RunFolder run)
    {
        RunSummary? summary = Of(run);
        if (summary is null || !File.Exists(run.Metrics))
            return summary;
        try
        {
            JsonNode? file = JsonNode.Parse(RunFormat.ReadText(run.Metrics));
            return (long?)file?[StepsName] != summary.Last.Step ? summary : summary with
            {
                MetricsFile = file,
                Labels = file?[LabelsName].Deserialize<LabelMetrics>(s_json),
                EarlyEnd = (string?)file?[EarlyEndName],
                Warnings = file?[WarningsName].Deserialize<string[]>(s_json) ?? [],
            };
        }
        catch (Exception error) when (RunFormat.IsDamage(error))
        {
            throw RunFormat.Damaged(run.Metrics, error);
        }
    }

    public void Write(RunFolder run)
    {
        var file = new JsonObject
        {
            ["system"] = System,
            ["seconds"] = Last.Seconds,
            [StepsName] = Last.Step,
            ["epochs"] = Last.Epoch,
            ["imagesPerSecond"] = ImagesPerSecond,
            ["losses"] = Numbers(Last.Losses),
            ["scalars"] = Numbers(Last.Scalars(Measure?.Name)),
        };
        if (Measure is { } measure)
        {
            // validation_l1 gives validationL1 and lastValidationL1.
            string[] words = measure.Name.Split('_', StringSplitOptions.RemoveEmptyEntries);
            string name = string.Concat(words.Select(word => $"{char.ToUpperInvariant(word[0])}{word[1..]}"));
            file[JsonNamingPolicy.CamelCase.ConvertName(name)] = measure.Best;
            file["bestEpoch"] = measure.BestEpoch;
            if (measure.Last is { } last && double.IsFinite(last))
                file[$"last{name}"] = last;
        }
        if (Extractor is not null)
            file["extractor"] = Extractor;
        if (EarlyEnd is not null)
            file[EarlyEndName] = EarlyEnd;
        if (Labels is not null)
            file[LabelsName] = JsonSerializer.SerializeToNode(Labels, s_json);
        if (Verdicts.Count > 0)
            file[VerdictsName] = JsonSerializer.SerializeToNode(Verdicts, s_json);
        if (Environment is not null)
            file["environment"] = JsonSerializer.SerializeToNode(Environment, s_json);
        if (Warnings.Count > 0)
            file[WarningsName] = JsonSerializer.SerializeToNode(Warnings, s_json);
        AtomicFile.Write(run.Metrics, file.ToJsonString(s_json));
    }

    // JSON has no word for what is not a number.
    private static JsonObject Numbers(IEnumerable<(string Name, double Value)> values) =>
        new(values.Where(value => double.IsFinite(value.Value)).Select(value => KeyValuePair.Create(value.Name, (JsonNode?)value.Value)));
}

/// <summary>What was measured over a run.</summary>
/// <param name="Name">The measure's name.</param>
/// <param name="Best">The best of all evaluations: that of the delivered weights.</param>
/// <param name="BestEpoch">The epoch after which it was measured.</param>
/// <param name="Last">That of the last evaluation; null where no row of losses tells it.</param>
internal sealed record MeasureSummary(string Name, double Best, int BestEpoch, double? Last);
