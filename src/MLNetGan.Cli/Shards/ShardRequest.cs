using System.IO.Hashing;
using System.Text;
using System.Text.Json.Nodes;

namespace MLNetGan.Cli.Shards;

/// <summary>
/// What is generated in shards: all that decides which images there are and where they go. Shards of one folder have the same.
/// </summary>
/// <param name="PerLabel">How many of each label; null where they are counted together.</param>
/// <param name="Labels">The labels wanted; none for all.</param>
/// <param name="Rows">How many rows there are in all.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Resolution">The side of ProGAN's images; null for the largest.</param>
/// <param name="Format">How images are written.</param>
/// <param name="Shards">How many shards there are.</param>
/// <param name="PartRows">How many rows are written, and found again, together: a multiple of <see cref="Shard.Alignment"/>.</param>
/// <param name="Columns">The columns of images.</param>
/// <param name="LabelColumn">The column of labels; null without.</param>
/// <param name="LabelNames">The names of labels in the order of their numbers; null where numbers name them, or without.</param>
/// <param name="Weights">A fingerprint of the generator's weights.</param>
internal sealed record ShardRequest(
    int? PerLabel, string[] Labels, int Rows, long Seed, int? Resolution, ShardFormat Format, int Shards, int PartRows,
    string[] Columns, string? LabelColumn, string[]? LabelNames, string Weights)
{
    private static readonly Dictionary<string, string> s_options = new()
    {
        [nameof(PerLabel)] = "--per-label",
        [nameof(Labels)] = "--label",
        [nameof(Rows)] = "--count",
        [nameof(Seed)] = "--seed",
        [nameof(Resolution)] = "--resolution",
        [nameof(Format)] = "--format",
        [nameof(Shards)] = "the number of shards",
    };

    /// <summary>Whether all values are such as a shard writes.</summary>
    public bool IsPlausible => Rows > 0 && Shards is > 0 and <= Shard.Most && PartRows > 0 && PartRows % Shard.Alignment == 0
        && Columns is { Length: > 0 } && Labels is not null && Enum.IsDefined(Format);

    /// <summary>Names the request's files, so that those of another one are not taken for them.</summary>
    public string Print() => Convert.ToHexString(XxHash32.Hash(Encoding.UTF8.GetBytes(ShardFolder.ToJson(this).ToJsonString())));

    /// <summary>The first difference to another request, in words; null where there is none.</summary>
    public string? Difference(ShardRequest other)
    {
        JsonObject mine = ShardFolder.ToJson(this), theirs = ShardFolder.ToJson(other);
        foreach ((string name, JsonNode? value) in mine)
        {
            if (!JsonNode.DeepEquals(value, theirs[name]))
                return s_options.TryGetValue(name, out string? option) ? $"{option} is {Text(theirs[name])} there and {Text(value)} here"
                    : "they come of another run, or of one that was trained further since";
        }
        return null;
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
        _ => $"{value}".ToLowerInvariant(),
    };
}
