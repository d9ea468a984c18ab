namespace MLNetGan.Cli.Shards;

/// <summary>Where the images of a column go: into a folder of its own, if there are several.</summary>
internal static class ColumnFolder
{
    public static string Of(string folder, string column, IReadOnlyList<string> columns) =>
        columns.Count == 1 ? folder : Path.Combine(folder, column.ToLowerInvariant());
}
