using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace MLNetGan.Cli.Runs;

/// <summary>The files of a run.</summary>
internal sealed class RunDirectory(string path)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public string Options => At("options.json");

    public string Losses => At("losses.csv");

    public string Metrics => At("metrics.json");

    public string SampleSheet => At("samples.png");

    public string Pipeline => At("pipeline.zip");

    public string Onnx => At("generator.onnx");

    public bool HoldsRun => File.Exists(Options);

    /// <summary>The newest checkpoint's name, or null.</summary>
    public string? Checkpoint => Newest("checkpoints", "step-*", Directory.GetDirectories);

    /// <summary>The newest sample sheet's path, or null.</summary>
    public string? LastEpochSheet => Newest("samples", "epoch-*.png", Directory.GetFiles) is { } name ? System.IO.Path.Combine(At("samples"), name) : null;

    /// <summary>The path of an epoch's sample sheet, drawn or not.</summary>
    public string EpochSheet(int epoch) => System.IO.Path.Combine(At("samples"), string.Create(CultureInfo.InvariantCulture, $"epoch-{epoch:D4}.png"));

    /// <summary>Makes sure that the folder holds a run that can be read.</summary>
    public void RequireRun()
    {
        if (!Directory.Exists(Path))
            throw new UserException($"There is no run folder '{Path}'. Train one with 'mlnetgan train'.");
        if (!HoldsRun)
            throw new UserException($"'{Path}' holds no run (no options.json). Name a folder that 'mlnetgan train --out' wrote.");
    }

    public RunRequest ReadRequest()
    {
        try
        {
            JsonNode? file = JsonNode.Parse(File.ReadAllText(Options));
            return file?["request"].Deserialize<RunRequest>(Json) ?? throw new JsonException("there is no \"request\".");
        }
        catch (JsonException error)
        {
            throw new UserException($"'{Options}' cannot be read: {error.Message}", error);
        }
    }

    /// <summary>The options of the system as text for people.</summary>
    public string ReadOptionsText() => JsonNode.Parse(File.ReadAllText(Options))?["options"]?.ToJsonString(Json) ?? "";

    public void WriteOptions(RunRequest request, TrainingOptions options)
    {
        try
        {
            Directory.CreateDirectory(Path);
            WriteAtomically(Options, temporary => File.WriteAllText(temporary, JsonSerializer.Serialize(new
            {
                Version = typeof(GanOptions).Assembly.GetName().Version?.ToString(3),
                Request = request,
                Options = (object)options,
            }, Json)));
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw new UserException($"Run folder '{Path}' cannot be written: {error.Message} Choose a folder that this user can write.", error);
        }
    }

    /// <summary>Takes back the options of a run that never began, so that its folder is free; and the folder, if that was all.</summary>
    public void Forget()
    {
        if (Checkpoint is not null || File.Exists(Losses))
            return;
        File.Delete(Options);
        if (Directory.Exists(Path) && !Directory.EnumerateFileSystemEntries(Path).Any())
            Directory.Delete(Path);
    }

    public void WriteMetrics(RunMetrics metrics) =>
        WriteAtomically(Metrics, temporary => File.WriteAllText(temporary, JsonSerializer.Serialize(metrics, Json)));

    /// <summary>The rows of losses.csv, one an epoch; none before the first.</summary>
    public IReadOnlyList<LossRow> ReadLosses() => File.Exists(Losses) && File.ReadAllLines(Losses) is [var header, .. var rows]
        ? [.. rows.Select(row => LossRow.Parse(header, row))]
        : [];

    /// <summary>Writes a file under another name first, so that it is either whole or not there.</summary>
    public static void WriteAtomically(string path, Action<string> write)
    {
        string temporary = path + ".writing";
        try
        {
            write(temporary);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private string At(string name) => System.IO.Path.Combine(Path, name);

    private string? Newest(string folder, string pattern, Func<string, string, string[]> list) =>
        Directory.Exists(At(folder)) ? list(At(folder), pattern).Select(System.IO.Path.GetFileName).Max(StringComparer.Ordinal) : null;
}
