using MLNetGan.Imaging;

namespace MLNetGan.Data;

/// <summary>What lies in a folder, each in the ordinal order of names. Names that start with a dot are not seen.</summary>
internal sealed class ListedFolder
{
    /// <exception cref="DirectoryNotFoundException">The folder is missing.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be read; the message names it.</exception>
    public ListedFolder(string path)
    {
        Path = path;
        try
        {
            ILookup<bool, string> files = Visible(Directory.GetFiles(path)).ToLookup(ImageFormats.HasExtension);
            (Images, OtherFiles, Folders) = ([.. files[true]], [.. files[false]], [.. Visible(Directory.GetDirectories(path))]);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new UnauthorizedAccessException(
                $"Folder '{path}' cannot be read: this user may not list it. Give the right to, or another folder.", error);
        }
    }

    public string Path { get; }

    /// <summary>Files that are images by their extension.</summary>
    public string[] Images { get; }

    public string[] OtherFiles { get; }

    public string[] Folders { get; }

    private static IEnumerable<string> Visible(string[] paths) => paths.Select(Named)
        .Where(path => !System.IO.Path.GetFileName(path).StartsWith('.'))
        .OrderBy(System.IO.Path.GetFileName, StringComparer.Ordinal);

    // What .NET puts for bytes that are no characters does not lead to the file again.
    private static string Named(string path) => !path.Contains('\uFFFD') || System.IO.Path.Exists(path) ? path
        : throw new InvalidDataException($"'{path}' cannot be opened: its name is not UTF-8. Rename it.");
}
