using Microsoft.ML;

namespace MLNetGan.Cli.Shards;

/// <summary>Writes parts of the rows in a format, and makes one of them when all are there.</summary>
internal interface IShardWriter
{
    /// <summary>Prepares to write the rows of a shard.</summary>
    /// <param name="all">All rows.</param>
    /// <param name="first">The number of the shard's first.</param>
    void Begin(IDataView all, int first);

    /// <summary>Goes on to the next part, and tells whether it is there as a whole.</summary>
    bool Has(int first, int count);

    /// <summary>Writes the part that <see cref="Has"/> was asked for.</summary>
    void Write(IDataView part, int first);

    /// <summary>What was written, for the shard's record.</summary>
    Dictionary<string, int[]>? Files { get; }

    /// <summary>Tells whether a finished shard's rows are all there: how many are not, and one of the files that are missing.</summary>
    (int Count, string? File) Missing(ShardRecord record);

    /// <summary>Makes one of all parts.</summary>
    /// <returns>What there is now, in words.</returns>
    string Merge();
}
