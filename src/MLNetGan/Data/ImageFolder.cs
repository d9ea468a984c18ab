using MLNetGan.Imaging;

namespace MLNetGan.Data;

/// <summary>Reads folders of image files with one sub-folder a label, or without sub-folders and labels; and single files.</summary>
internal static class ImageFolder
{
    /// <summary>
    /// Loads a folder. The size that is not given is that of the first image; channels that are not given are decided over
    /// all of them. The heads of all files are read first; then every file is decoded once, in parallel, into one byte a
    /// value, if that fits the budget, else at each reading.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">The folder is missing.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder, or one of its sub-folders, may not be read.</exception>
    /// <exception cref="InvalidDataException">There are no images, or some are broken; up to five are named.</exception>
    public static ImageSet Load(string folder, int? height, int? width, int? channels, LoadSettings settings)
    {
        FoundImages found = FoundImages.In(folder, settings);
        ImageShape first = found.Heads[0].Shape;
        return Load(found, new(channels ?? ImageHead.Channels(found.Heads), height ?? first.Height, width ?? first.Width), settings);
    }

    /// <summary>Loads the images of a folder whose heads are read, in the wanted shape.</summary>
    /// <exception cref="InvalidDataException">Some images are broken; up to five are named.</exception>
    public static ImageSet Load(FoundImages found, ImageShape shape, LoadSettings settings)
    {
        ImageSet set = Read(found, shape, settings.Budget);
        string labels = found.LabelNames is { } names ? $" of {SetReport.Count(names.Length, "label")}" : "";
        string content = SetReport.Count(set.Count, "image") + labels;
        settings.Inform(SetReport.Describe(found.Folder, content, shape, found.Heads, found.PassedOver));
        SampleDepth.Check(found.Folder, found.Paths, found.Heads, settings);
        return set;
    }

    /// <summary>Loads one file in its own size.</summary>
    /// <exception cref="InvalidDataException">The file is no readable image, or too large.</exception>
    public static ImageSet LoadFile(string path, int? channels, bool isMap, LoadSettings settings)
    {
        ImageHead head = ImageFile.Identify(path, settings.Budget);
        ImageShape shape = head.Shape with { Channels = channels ?? head.Shape.Channels };
        var pixels = PixelStore.Whole(1, shape.Length);
        ImageFile.Decode(path, shape, pixels[0], mixes: !isMap);
        if (!isMap)
            SampleDepth.Check(path, [path], [head], settings);
        return new StoredImageSet(pixels, shape);
    }

    private static ImageSet Read(FoundImages found, ImageShape shape, MemoryBudget budget)
    {
        if (!budget.Holds(found.Paths.Length, shape))
            return new FileImageSet(found.Paths, shape, found.Labels, found.LabelNames);
        var pixels = PixelStore.Whole(found.Paths.Length, shape.Length);
        FileProblems problems = found.Problems();
        problems.Gather(i => ImageFile.Decode(found.Paths[i], shape, pixels[i]), budget.Threads(found.Heads.Max(head => head.Bytes)));
        problems.ThrowIfAny();
        return new StoredImageSet(pixels, shape, found.Labels, found.LabelNames);
    }
}
