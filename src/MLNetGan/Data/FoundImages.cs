using MLNetGan.Imaging;

namespace MLNetGan.Data;

/// <summary>The image files of a folder: with one sub-folder a label, or without labels in the folder itself.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Paths">The files, by label, then by name, both in ordinal order.</param>
/// <param name="Labels">The label of each file as an index into the names; null without labels.</param>
/// <param name="LabelNames">The names of the sub-folders that hold images; null without labels.</param>
/// <param name="PassedOver">What else there is.</param>
internal sealed record FoundImages(string Folder, string[] Paths, int[]? Labels, string[]? LabelNames, PassedOver PassedOver)
{
    /// <summary>What the heads of the files say, in their order.</summary>
    public ImageHead[] Heads { get; private init; } = [];

    /// <summary>Finds the images and reads the heads of all.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="settings">How to load.</param>
    /// <param name="forLabels">Whether the labels are of use, and errors speak of them.</param>
    /// <exception cref="DirectoryNotFoundException">The folder is missing.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder, or one of its sub-folders, may not be read.</exception>
    /// <exception cref="InvalidDataException">There are no images, or some are broken; up to five are named.</exception>
    public static FoundImages In(string folder, LoadSettings settings, bool forLabels = true)
    {
        FoundImages found = Find(folder, forLabels);
        var heads = new ImageHead[found.Paths.Length];
        FileProblems problems = found.Problems();
        problems.Gather(i => heads[i] = ImageFile.Identify(found.Paths[i], settings.Budget));
        problems.ThrowIfAny();
        return found with { Heads = heads };
    }

    public FileProblems Problems() => new(Paths.Length, $"images in '{Folder}' cannot be read");

    private static FoundImages Find(string folder, bool forLabels)
    {
        if (!Directory.Exists(folder))
        {
            string advice = forLabels ? "Give a folder with one sub-folder a label." : "Check the path.";
            throw new DirectoryNotFoundException($"Could not find the image folder '{folder}'. {advice}");
        }
        var root = new ListedFolder(folder);
        ListedFolder[] all = [.. root.Folders.Select(path => new ListedFolder(path))];
        ListedFolder[] labels = [.. all.Where(label => label.Images.Length > 0)];
        if (root.Images.Length > 0 && labels.Length > 0)
        {
            string places = forLabels ? "label folders" : "sub-folders";
            throw new InvalidDataException(
                $"'{folder}' holds {SetReport.Count(root.Images.Length, "image")} ('{Path.GetFileName(root.Images[0])}' first) beside " +
                $"{SetReport.Count(labels.Length, places[..^1])} with images: expected all images in {places}, or none. Move them.");
        }
        var passedOver = new PassedOver(folder);
        passedOver.AddFiles(root.OtherFiles.Concat(all.SelectMany(label => label.OtherFiles)));
        passedOver.AddFolders(all.Except(labels).Select(label => label.Path), "without images");
        passedOver.AddFolders(labels.SelectMany(label => label.Folders), "below a label");
        if (root.Images.Length + labels.Length == 0)
            throw NoImages(root, all, passedOver, forLabels);
        return labels.Length == 0 ? new(folder, root.Images, null, null, passedOver) : new(
            folder,
            [.. labels.SelectMany(label => label.Images)],
            [.. labels.SelectMany((label, i) => Enumerable.Repeat(i, label.Images.Length))],
            [.. labels.Select(label => Path.GetFileName(label.Path))],
            passedOver);
    }

    private static InvalidDataException NoImages(ListedFolder root, ListedFolder[] folders, PassedOver passedOver, bool forLabels)
    {
        string? deeper = folders.FirstOrDefault(folder => folder.Folders.Any(below => new ListedFolder(below).Images.Length > 0))?.Path;
        string place = forLabels ? "one sub-folder a label" : "its sub-folders";
        string found = passedOver.IsEmpty ? "an empty folder. Check the path."
            : deeper is null ? $"nothing else ({passedOver}). Check the path."
            : $"them one folder deeper. Give '{deeper}'{(forLabels ? ", whose sub-folders are then the labels" : "")}, or move them.";
        return new(
            $"'{root.Path}' holds no images: expected {ImageFormats.Extensions} files in the folder itself or in {place}, found {found}");
    }
}
