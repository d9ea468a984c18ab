using MLNetGan.Data;
using MLNetGan.Imaging;

namespace MLNetGan.Cli.Runs;

/// <summary>Image files to translate, and where their translations go.</summary>
/// <param name="Place">The folder of the translations, or the file of the only one, as a full path.</param>
/// <param name="IsFile">Whether it is a file.</param>
/// <param name="SourcesAndTargets">Full paths of each image and its translation.</param>
/// <param name="Found">How many more images have their translations already.</param>
/// <param name="PassedOver">What else lies in the folder of the images; null for a single image.</param>
internal sealed record ImageFiles(
    string Place, bool IsFile, IReadOnlyList<(string Source, string Target)> SourcesAndTargets, int Found, PassedOver? PassedOver)
{
    /// <summary>What was written, in a line.</summary>
    public string Report(int count) => $"{SetReport.Count(count, "image")}{(IsFile ? ":" : " in")} {Place}" +
        (Found > 0 ? $"; {Found} {(Found == 1 ? "was" : "were")} there already" : "") +
        (PassedOver is { IsEmpty: false } ? $"; {PassedOver}" : "");

    /// <summary>Finds the images.</summary>
    /// <param name="input">An image file, or a folder of them.</param>
    /// <param name="output">
    /// The folder for their translations or, for an image file, the file of its translation: what has the name of an image file, and is no
    /// folder.
    /// </param>
    /// <param name="resume">Whether images are left out whose translations are there.</param>
    /// <exception cref="UserException">
    /// There are none, the output is a file and no PNG file or the folder of the images, or a translation would take the place of a file or
    /// of another one.
    /// </exception>
    public static ImageFiles Find(string input, string output, bool resume = false)
    {
        ListedFolder? listed = Directory.Exists(input) ? List(input) : null;
        string[] sources = listed is not null ? listed.Images : File.Exists(input) ? [Path.GetFullPath(input)]
            : throw new UserException($"There is no file or folder '{input}'. Check the path.");
        bool isFile = ImageFormats.HasExtension(output) && !Directory.Exists(output);
        if (isFile && (listed is not null || !IsPng(output)))
        {
            string expected = listed is null ? "a folder, or a file whose name ends in .png" : "a folder for the translations of a folder";
            throw new UserException($"--out {output}: expected {expected}.");
        }
        string place = Path.GetFullPath(output);
        (string Source, string Target)[] all =
            [.. sources.Select(
                source => (source, isFile ? place : Path.Combine(place, Path.GetFileNameWithoutExtension(source) + ".png")))];
        // Some file systems ignore case, whatever the system.
        foreach (IGrouping<string, (string Source, string Target)> same in all.GroupBy(one => one.Target, StringComparer.OrdinalIgnoreCase))
        {
            if (same.Count() > 1)
                throw new UserException($"The translations of '{string.Join("' and '", same.Select(one => one.Source))}' would have one " +
                    $"name, capitals aside: '{same.Key}'. Rename one of the images.");
        }
        if (all.FirstOrDefault(one => one.Source.Equals(one.Target, StringComparison.OrdinalIgnoreCase)).Source is { } lost)
            throw new UserException($"The translation of '{lost}' would take its place. Choose another --out.");
        if (listed is not null && Path.GetRelativePath(Path.GetFullPath(input), place) == ".")
            throw new UserException($"--out {output} is the folder of --input, whose images would then be mixed with their translations. " +
                "Choose another folder.");
        (string Source, string Target)[] open = [.. all.Where(one => !resume || !File.Exists(one.Target))];
        if (open.Where(one => Path.Exists(one.Target)).ToArray() is [var taken, .. var others])
        {
            string these = others.Length == 0 ? "is" : $"and {others.Length} more of {all.Length} are";
            string advice = resume || listed is null ? "Choose another --out" : "Go on with --resume, choose another --out";
            throw new UserException($"'{taken.Target}' {these} there already, and the translation of '{taken.Source}' would take its " +
                $"place. {advice}, or remove {(others.Length == 0 ? "it" : "them")}.");
        }
        return new ImageFiles(place, isFile, open, all.Length - open.Length, listed is null ? null : PassedOver.Beside(listed));
    }

    private static bool IsPng(string path) => Path.GetExtension(path).Equals(".png", StringComparison.OrdinalIgnoreCase);

    private static ListedFolder List(string folder)
    {
        var listed = new ListedFolder(Path.GetFullPath(folder));
        return listed.Images.Length > 0
            ? listed
            : throw new UserException(
                $"Folder '{folder}' holds no images: expected {ImageFormats.Extensions} files in the folder itself. Check the path.");
    }
}
