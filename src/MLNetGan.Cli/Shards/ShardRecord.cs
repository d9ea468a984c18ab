namespace MLNetGan.Cli.Shards;

/// <summary>What a finished shard says of itself.</summary>
/// <param name="FirstRow">The number of its first row.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Files">Of image files those of each label's folder: the first number, and how many there are.</param>
internal sealed record ShardRecord(int FirstRow, int Rows, Dictionary<string, int[]>? Files);
