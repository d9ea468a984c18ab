using MLNetGan.Cli.Runs;
using MLNetGan.Files;

namespace MLNetGan.Cli.Shards;

/// <summary>Makes one of all shards.</summary>
internal static class ShardMerge
{
    private const int ShownShards = 20;

    /// <summary>Checks that all is there, merges it, and removes what the shards have noted.</summary>
    /// <returns>What there is now, in words.</returns>
    /// <exception cref="UserException">A shard is missing, or some of its files are.</exception>
    public static string Run(ShardFolder folder)
    {
        ShardRequest request = folder.ReadRequest();
        if (folder.Missing(request) is { Count: > 0 } missing)
        {
            string numbers = string.Join(", ", missing.Take(ShownShards)) +
                (missing.Count > ShownShards ? $" and {missing.Count - ShownShards} more" : "");
            throw new UserException(
                $"'{folder.FullPath}' lacks {missing.Count} of {request.Shards} shards: {numbers}. Run them, then merge.");
        }
        IShardWriter writer = Writer(folder, request);
        for (int number = 1; number <= request.Shards; number++)
        {
            var shard = new Shard(number, request.Shards);
            if (writer.Missing(folder.Find(request, shard)) is { Count: > 0, File: var file, Count: var count })
                throw new UserException($"Shard {shard} lacks {count} file{(count == 1 ? "" : "s")}, such as '{file}'. " +
                    "Run it again: it makes what is missing.");
        }
        string made = writer.Merge();
        AtomicFolder.Remove(folder.Notes);
        return made;
    }

    /// <summary>What writes the format that is wanted.</summary>
    public static IShardWriter Writer(ShardFolder folder, ShardRequest request) =>
        request.Format == ShardFormat.Idx ? new IdxShards(folder, request) : new PngShards(folder, request);

    /// <summary>What is to be done after a shard, in words.</summary>
    public static string Next(ShardFolder folder, ShardRequest request)
    {
        string command = $"mlnetgan merge {ShellWord.Quoted(folder.FullPath)}";
        return folder.Missing(request) switch
        {
            [] => $"Next: {command}",
            { Count: var count } => $"{count} of {request.Shards} shards are not finished yet. Next, when they are: {command}",
        };
    }
}
