using System.Text.Json.Nodes;
using MLNetGan.Cli.Runs;

namespace MLNetGan.Cli.Shards;

/// <summary>What is generated in shards: all that decides which images there are and where they go. Shards of one folder have the same.</summary>
/// <param name="System">The system's name.</param>
/// <param name="Weights">A fingerprint of the generator's weights.</param>
/// <param name="Rows">How many rows there are in all.</param>
/// <param name="PerLabel">How many of each label; null where they are counted together.</param>
/// <param name="Labels">The labels wanted; none for all.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Resolution">The side of ProGAN's images; null for the largest.</param>
/// <param name="Format">How images are written.</param>
/// <param name="Shards">How many shards there are.</param>
/// <param name="PartRows">How many rows are written, and found again, together: a multiple of <see cref="Shard.Alignment"/>.</param>
/// <param name="Columns">The columns of images.</param>
/// <param name="LabelColumn">The column of labels; null without.</param>
/// <param name="LabelNames">The names of labels in the order of their numbers; null where numbers name them, or without.</param>
internal sealed record ShardRequest(
    string System, string Weights, int Rows, int? PerLabel, string[] Labels, long Seed, int? Resolution, ShardFormat Format, int Shards, int PartRows,
    string[] Columns, string? LabelColumn, string[]? LabelNames)
{
    private static readonly Dictionary<string, string> s_options = new()
    {
        [nameof(Rows)] = "--count",
        [nameof(PerLabel)] = "--per-label",
        [nameof(Labels)] = "--label",
        [nameof(Seed)] = "--seed",
        [nameof(Resolution)] = "--resolution",
        [nameof(Format)] = "--format",
        [nameof(Shards)] = "the number of shards",
    };

    /// <summary>Whether all values are such as a shard writes.</summary>
    public bool IsPlausible => Rows > 0 && Shards is > 0 and <= Shard.Most && PartRows > 0 && PartRows % Shard.Alignment == 0
        && Columns is { Length: > 0 } && Labels is not null && Enum.IsDefined(Format);

    /// <summary>Makes sure that another shard's request is the same.</summary>
    /// <param name="other">What the shards of the folder were asked for.</param>
    /// <param name="folder">The folder.</param>
    /// <exception cref="UserException">It is another; the message names the first difference.</exception>
    public void RequireSame(ShardRequest other, string folder)
    {
        JsonObject mine = ShardFolder.ToJson(this), theirs = ShardFolder.ToJson(other);
        foreach ((string name, JsonNode? value) in mine)
        {
            if (JsonNode.DeepEquals(value, theirs[name]))
                continue;
            string difference = s_options.TryGetValue(name, out string? option)
                ? $"{option} is {Text(theirs[name])} there and {Text(value)} here"
                : "they come of another run, or of one that was trained further since";
            throw new UserException($"'{folder}' holds shards of other images: {difference}. Give the same, choose another --out, or delete the folder.");
        }
    }

    /// <summary>The number of the first row of each part of a range of rows.</summary>
    public IEnumerable<int> Parts(int first, int count)
    {
        for (long part = first; part < (long)first + count; part += PartRows)
            yield return (int)part;
    }

    private static string Text(JsonNode? value) => value switch
    {
        null => "not given",
        JsonArray { Count: 0 } => "not given",
        JsonArray names => string.Join(", ", names),
        _ => $"{value}",
    };
}
