namespace MLNetGan.Data;

/// <summary>What was found in a folder and is no part of the set, with the reasons.</summary>
/// <param name="root">The folder that names are told from.</param>
internal sealed class PassedOver(string root)
{
    private const int MostNamed = 3;
    private readonly List<(string Noun, string Reason, string Path)> _found = [];

    public bool IsEmpty => _found.Count == 0;

    /// <summary>All that lies beside the images of folders whose own files are read alone.</summary>
    public static PassedOver Beside(params ListedFolder[] folders)
    {
        var passedOver = new PassedOver(Path.GetDirectoryName(Path.GetFullPath(folders[0].Path)) ?? folders[0].Path);
        foreach (ListedFolder folder in folders)
        {
            passedOver.AddFiles(folder.OtherFiles);
            passedOver.AddFolders(folder.Folders, "inside");
        }
        return passedOver;
    }

    /// <summary>Adds files whose extension is none of an image.</summary>
    public void AddFiles(IEnumerable<string> paths) => _found.AddRange(paths.Select(path =>
        ("file", Path.GetExtension(path) is { Length: > 0 } type ? $"of type {type.ToLowerInvariant()}" : "without a type", path)));

    /// <summary>Adds folders.</summary>
    /// <param name="paths">The folders.</param>
    /// <param name="reason">Which folders these are.</param>
    public void AddFolders(IEnumerable<string> paths, string reason) => _found.AddRange(paths.Select(path => ("folder", reason, path)));

    /// <summary>How many, for each reason how many and the first of them by name.</summary>
    public override string ToString() => $"{_found.Count} passed over: " + string.Join(", ", _found
        .GroupBy(item => (item.Noun, item.Reason), item => Path.GetRelativePath(root, item.Path))
        .Select(group => $"{SetReport.Count(group.Count(), group.Key.Noun)} {group.Key.Reason} ({Names([.. group])})"));

    private static string Names(string[] names) =>
        string.Join(", ", names.Take(MostNamed)) + (names.Length > MostNamed ? $" and {names.Length - MostNamed} more" : "");
}
