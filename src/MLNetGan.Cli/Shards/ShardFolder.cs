using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using MLNetGan.Files;
using MLNetGan.Runs;

namespace MLNetGan.Cli.Shards;

/// <summary>The folder of images that shards fill, and what they note in it until they are merged.</summary>
/// <param name="path">Its path.</param>
internal sealed class ShardFolder(string path)
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    /// <summary>Its full path.</summary>
    public string FullPath { get; } = Path.GetFullPath(path);

    /// <summary>Where notes lie, and parts of files.</summary>
    public string Notes => Path.Combine(FullPath, ".shards");

    private string Request => Note("request.json");

    /// <summary>Begins a shard, or goes on with it.</summary>
    /// <param name="request">What is wanted.</param>
    /// <exception cref="UserException">The folder holds other files, or shards of other images.</exception>
    public void Begin(ShardRequest request)
    {
        if (!Directory.Exists(Notes))
            Create(request);
        ShardRequest earlier = ReadRequest();
        if (request.Difference(earlier) is { } difference)
        {
            string held = earlier.Shards > 1 ? "shards of other images" : "an unfinished generation of other images";
            string anew = earlier.Format == ShardFormat.Idx ? $"delete '{Notes}'" : "empty the folder";
            throw new UserException($"'{FullPath}' holds {held}: {difference}. Give the same, choose another --out, or {anew}.");
        }
    }

    /// <summary>What the shards were asked for.</summary>
    /// <exception cref="UserException">There are none.</exception>
    /// <exception cref="InvalidDataException">The note of it is damaged.</exception>
    public ShardRequest ReadRequest()
    {
        if (!Directory.Exists(Notes))
            throw new UserException(
                $"'{FullPath}' holds no shards to merge: 'mlnetgan generate --shard' began none there, or they are merged already.");
        return Read<ShardRequest>(Request) is { IsPlausible: true } request
            ? request : throw Damaged(Request, "a value is missing or out of its range.");
    }

    /// <summary>Notes that a shard is finished.</summary>
    public void Finish(ShardRequest request, Shard shard, ShardRecord record) =>
        AtomicFile.Write(Record(request, shard), ToJson(record).ToJsonString(s_json));

    /// <summary>What a finished shard has written.</summary>
    public ShardRecord Find(ShardRequest request, Shard shard) => Read<ShardRecord>(Record(request, shard));

    /// <summary>The shards that have not finished.</summary>
    public IReadOnlyList<int> Missing(ShardRequest request) =>
        [.. Enumerable.Range(1, request.Shards).Where(number => !File.Exists(Record(request, new Shard(number, request.Shards))))];

    /// <summary>A file among the notes.</summary>
    public string Note(string name) => Path.Combine(Notes, name);

    // Among other images nobody could tell the new ones. Whole or not at all: of shards that begin together the first one's is taken.
    private void Create(ShardRequest request)
    {
        if (Entries().Any(entry => !Path.GetFileName(entry).StartsWith(Path.GetFileName(Notes), StringComparison.Ordinal)))
            throw new UserException($"--out {FullPath}: expected a folder that is empty, not there yet, or begun by " +
                $"{(request.Shards > 1 ? "shards" : "the same command")}. Choose another.");
        string begun = $"{Notes}-{Guid.NewGuid():N}";
        Directory.CreateDirectory(begun);
        AtomicFile.Write(Path.Combine(begun, Path.GetFileName(Request)), ToJson(request).ToJsonString(s_json));
        try
        {
            Directory.Move(begun, Notes);
        }
        catch (IOException) when (Directory.Exists(Notes))
        {
            Directory.Delete(begun, recursive: true);
        }
    }

    // What it holds but for what a killed process left half done.
    private IEnumerable<string> Entries()
    {
        if (!Directory.Exists(FullPath))
            return [];
        AtomicFolder.CleanUp(FullPath);
        return Directory.EnumerateFileSystemEntries(FullPath);
    }

    public static JsonObject ToJson<T>(T value) => JsonSerializer.SerializeToNode(value, s_json)!.AsObject();

    private string Record(ShardRequest request, Shard shard) => Note($"{shard.Number}-of-{shard.Count}-{request.Print()}.json");

    private T Read<T>(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(RunFormat.ReadText(path), s_json) ?? throw new JsonException("it is empty.");
        }
        catch (Exception error) when (RunFormat.IsDamage(error) || error is FileNotFoundException)
        {
            throw Damaged(path, error.Message);
        }
    }

    private InvalidDataException Damaged(string path, string why) =>
        new($"'{path}' cannot be read: {why} Empty '{FullPath}', and generate anew.");
}
