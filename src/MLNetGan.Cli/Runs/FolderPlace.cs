namespace MLNetGan.Cli.Runs;

/// <summary>Tells where a path lies, so that no command writes among files that it reads.</summary>
internal static class FolderPlace
{
    /// <summary>Whether a path is a folder, or lies in it.</summary>
    public static bool IsWithin(string path, string folder)
    {
        string way = Path.GetRelativePath(Path.GetFullPath(folder), Path.GetFullPath(path));
        return way != ".." && !way.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !Path.IsPathRooted(way);
    }
}
