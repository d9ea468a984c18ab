using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using MLNetGan.Cli.Runs;
using MLNetGan.Files;

namespace MLNetGan.Cli.Shards;

/// <summary>The folder of images that shards fill, and what they note in it until they are merged.</summary>
/// <param name="path">Its path.</param>
internal sealed class ShardFolder(string path)
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    public string Path { get; } = global::System.IO.Path.GetFullPath(path);

    /// <summary>Where notes lie, and parts of files.</summary>
    public string Notes => global::System.IO.Path.Combine(Path, ".shards");

    private string Request => Note("request.json");

    /// <summary>Begins a shard, or goes on with it.</summary>
    /// <param name="request">What is wanted.</param>
    /// <exception cref="UserException">The folder holds other files, or shards of other images.</exception>
    public void Begin(ShardRequest request)
    {
        if (!File.Exists(Request))
        {
            // Image files that are there would be taken for this generation's. A single IDX file takes the place of another.
            if ((request.Shards > 1 || request.Format == ShardFormat.Png) && !Directory.Exists(Notes) && Directory.Exists(Path) && Directory.EnumerateFileSystemEntries(Path).Any())
                throw new UserException($"--out {Path}: expected a folder that is empty, not there yet, or begun by shards. Choose another.");
            Directory.CreateDirectory(Notes);
            AtomicFile.Write(Request, ToJson(request).ToJsonString(s_json));
        }
        request.RequireSame(Read<ShardRequest>(Request), Path);
    }

    /// <summary>What the shards were asked for.</summary>
    /// <exception cref="UserException">There are none.</exception>
    public ShardRequest ReadRequest()
    {
        if (!File.Exists(Request))
            throw new UserException($"'{Path}' holds no shards to merge: expected a folder that 'mlnetgan generate --shard' named as --out.");
        return Read<ShardRequest>(Request) is { IsPlausible: true } request ? request : throw Damaged(Request, "a value is missing or out of its range.");
    }

    /// <summary>Notes that a shard is finished.</summary>
    public void Finish(Shard shard, ShardRecord record) => AtomicFile.Write(Record(shard), ToJson(record).ToJsonString(s_json));

    /// <summary>What a shard has written; null where it has not finished.</summary>
    public ShardRecord? Find(Shard shard) => File.Exists(Record(shard)) ? Read<ShardRecord>(Record(shard)) : null;

    /// <summary>The shards that have not finished.</summary>
    public IReadOnlyList<int> Missing(int count) => [.. Enumerable.Range(1, count).Where(number => !File.Exists(Record(new Shard(number, count))))];

    /// <summary>A file among the notes.</summary>
    public string Note(string name) => global::System.IO.Path.Combine(Notes, name);

    public static JsonObject ToJson<T>(T value) => JsonSerializer.SerializeToNode(value, s_json)!.AsObject();

    private string Record(Shard shard) => Note($"{shard.Number}-of-{shard.Count}.json");

    private static T Read<T>(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(path), s_json) ?? throw new JsonException("it is empty.");
        }
        catch (JsonException error)
        {
            throw Damaged(path, error.Message);
        }
    }

    private static InvalidDataException Damaged(string path, string why) =>
        new($"'{path}' cannot be read: {why} Delete the folder that it lies in, and generate anew.");
}
