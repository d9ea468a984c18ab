using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MLNetGan.Pipeline.Uplift;

/// <summary>The folder of an experiment: what it is of, and every cell as soon as it is finished.</summary>
internal sealed class UpliftFiles
{
    /// <summary>How the names of facts about learners begin.</summary>
    public const string Learner = "learner ";

    private const string Experiment = "experiment.json", Cells = "cells";

    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly string _folder;

    /// <summary>Opens a folder, or makes it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="facts">What cells depend on, by name.</param>
    /// <exception cref="InvalidDataException">It is of another experiment, or damaged.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    public UpliftFiles(string folder, IReadOnlyDictionary<string, string> facts)
    {
        _folder = folder;
        Directory.CreateDirectory(Path.Combine(folder, Cells));
        AtomicFile.CleanUp(Path.Combine(folder, Cells));
        string path = Path.Combine(folder, Experiment);
        if (!File.Exists(path))
        {
            AtomicFile.Write(path, JsonSerializer.Serialize(facts, s_json));
            return;
        }
        SortedDictionary<string, string> earlier = Read<SortedDictionary<string, string>>(path);
        bool hasMore = false;
        foreach ((string name, string value) in facts)
        {
            // Learners may come and go: cells without one that is asked for are made again.
            if (name.StartsWith(Learner, StringComparison.Ordinal))
                hasMore |= earlier.TryAdd(name, value);
            if (earlier.GetValueOrDefault(name) is var found && found != value)
                throw new InvalidDataException($"'{folder}' holds an experiment whose {name} is {found ?? "unknown"}, and this one's is " +
                    $"{value}. Repeat the experiment as it was, or choose another folder.");
        }
        if (hasMore)
            AtomicFile.Write(path, JsonSerializer.Serialize(earlier, s_json));
    }

    /// <summary>A finished cell with the scores of these learners; null where there is none that has all of them.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public UpliftCell? Find(UpliftSetting setting, int draw, int seed, IReadOnlyCollection<string> learners)
    {
        string path = PathOf(setting, draw, seed);
        return File.Exists(path) && Read<UpliftCell>(path) is var cell
            && learners.All(learner => cell.Scores.Any(score => score.Learner == learner))
            ? cell with { Scores = [.. cell.Scores.Where(score => learners.Contains(score.Learner))] } : null;
    }

    /// <summary>Writes a finished cell. Scores that are there of learners that it lacks stay: they may have taken hours.</summary>
    /// <exception cref="InvalidDataException">The file that is there is damaged.</exception>
    public void Write(UpliftCell cell)
    {
        string path = PathOf(cell.Setting, cell.Draw, cell.Seed);
        // Not before: another process may have finished the same cell with other learners meanwhile.
        IEnumerable<UpliftScore> others = File.Exists(path)
            ? Read<UpliftCell>(path).Scores.Where(score => cell.Scores.All(own => own.Learner != score.Learner)) : [];
        AtomicFile.Write(path, JsonSerializer.Serialize(cell with { Scores = [.. cell.Scores, .. others] }, s_json));
    }

    /// <summary>Writes the tables and the plot.</summary>
    public void Write(UpliftResult result)
    {
        AtomicFile.Write(Path.Combine(_folder, "scores.csv"), UpliftText.Scores(result.Cells));
        AtomicFile.Write(Path.Combine(_folder, "uplift.csv"), UpliftText.Comparisons(result.Comparisons));
        AtomicFile.Write(Path.Combine(_folder, "uplift.svg"), UpliftPlot.Draw(result.Comparisons));
    }

    private string PathOf(UpliftSetting setting, int draw, int seed) => Path.Combine(_folder, Cells,
        string.Create(CultureInfo.InvariantCulture,
            $"{setting.ImagesPerLabel}{(setting.Imbalance is { } ratio ? $"-1to{ratio}" : "")}-draw{draw}-seed{seed}.json"));

    private static T Read<T>(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), s_json) ?? throw new JsonException("it is empty");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"'{path}' cannot be read: {error.Message} Remove it, so that it is made again.", error);
        }
    }
}
