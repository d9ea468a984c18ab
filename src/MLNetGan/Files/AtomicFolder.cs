namespace MLNetGan.Files;

/// <summary>
/// Writes a folder of files under another name, which is on the disk before it takes the folder's name, and takes a folder's name
/// away before its files are deleted: a folder that bears its name is whole.
/// </summary>
internal static class AtomicFolder
{
    private const string Writing = ".writing-", Replaced = ".replaced-", Removed = ".removed-";

    /// <summary>Writes a folder, in the place of an earlier one if there is one. The folder that it lies in must exist.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="fill">Writes files into the folder that it is given, with <see cref="Disk.Write"/>.</param>
    public static void Write(string path, Action<string> fill)
    {
        string writing = Renamed(path, Writing), replaced = Renamed(path, Replaced);
        if (Directory.Exists(writing))
            Disk.DeleteFolder(writing);
        Disk.CreateFolder(writing);
        try
        {
            fill(writing);
            Disk.FlushFolder(writing);
        }
        catch
        {
            // On a full disk it would keep others from writing, too.
            DeleteIfPossible(writing);
            throw;
        }
        if (Directory.Exists(path))
            Disk.RenameFolder(path, replaced);
        Disk.RenameFolder(writing, path);
        Disk.FlushFolder(Path.GetDirectoryName(path)!);
        if (Directory.Exists(replaced))
            Disk.DeleteFolder(replaced);
    }

    /// <summary>Deletes a folder.</summary>
    public static void Remove(string path)
    {
        string removed = Renamed(path, Removed);
        if (Directory.Exists(removed))
            Disk.DeleteFolder(removed);
        Disk.RenameFolder(path, removed);
        Disk.DeleteFolder(removed);
    }

    /// <summary>Where a folder's content lies just now; null where there is none. A process may have ended between two renamings.</summary>
    public static string? Find(string path) => new[] { path, Renamed(path, Replaced) }.FirstOrDefault(Directory.Exists);

    /// <summary>The paths of the folders that lie in one and can be found, whole, whether they bear their names or not.</summary>
    public static IEnumerable<string> In(string parent) => Directory.GetDirectories(parent)
        .Select(path => Path.GetFileName(path) is var name && name.StartsWith(Replaced, StringComparison.Ordinal)
            ? Path.Combine(parent, name[Replaced.Length..])
            : path)
        .Where(path => Path.GetFileName(path)[0] != '.')
        .Distinct();

    /// <summary>
    /// Ends what processes began that were ended while they wrote or deleted folders of one. Nobody may be writing there.
    /// </summary>
    public static void CleanUp(string parent)
    {
        foreach (string path in Directory.GetDirectories(parent, $"{Replaced}*"))
        {
            string target = Path.Combine(parent, Path.GetFileName(path)[Replaced.Length..]);
            if (Directory.Exists(target))
                Disk.DeleteFolder(path);
            else
                Disk.RenameFolder(path, target);
        }
        foreach (string path in (string[])[.. Directory.GetDirectories(parent, $"{Writing}*"),
            .. Directory.GetDirectories(parent, $"{Removed}*")])
            Disk.DeleteFolder(path);
    }

    private static void DeleteIfPossible(string path)
    {
        try
        {
            Disk.DeleteFolder(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Whoever writes there next does it.
        }
    }

    private static string Renamed(string path, string prefix) =>
        Path.Combine(Path.GetDirectoryName(path)!, prefix + Path.GetFileName(path));
}
