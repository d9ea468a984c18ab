using MLNetGan.Imaging;

namespace MLNetGan.Data;

/// <summary>Reads folders of PNG and JPEG files with one sub-folder a label, or without sub-folders and labels; and single files.</summary>
internal static class ImageFolder
{
    /// <summary>
    /// Loads a folder. Labels are the sub-folders that hold images, files their direct contents, both in ordinal order;
    /// names that start with a dot are passed over. What is not given of size and channels comes from the first image.
    /// The heads of all files are read first; then every file is decoded once, in parallel, into one byte a value, if
    /// that takes at most <paramref name="memoryLimit"/> bytes, else at each reading.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">The folder is missing.</exception>
    /// <exception cref="InvalidDataException">There are no images, or some are broken; up to five are named.</exception>
    public static ImageSet Load(string folder, int? height, int? width, int? channels, long memoryLimit)
    {
        var labelNames = new List<string>();
        var labels = new List<int>();
        var paths = new List<string>();
        Find(folder, paths, labels, labelNames);

        var shapes = new ImageShape[paths.Count];
        var problems = new FileProblems(paths.Count, $"images in '{folder}' cannot be read");
        problems.Gather(i => shapes[i] = ImageFile.Identify(paths[i]));
        problems.ThrowIfAny();
        var first = shapes[0];
        var shape = new ImageShape(channels ?? first.Channels, height ?? first.Height, width ?? first.Width);
        var names = labelNames.Count > 0 ? labelNames : null;
        var indices = labelNames.Count > 0 ? labels.ToArray() : null;
        if ((long)shape.Length * paths.Count > memoryLimit)
            return new FileImageSet([.. paths], shape, indices, names);

        var pixels = PixelStore.Whole(paths.Count, shape.Length);
        problems.Gather(i => ImageFile.Decode(paths[i], shape, pixels[i]));
        problems.ThrowIfAny();
        return new StoredImageSet(pixels, shape, indices, names);
    }

    /// <summary>Loads one file in its own size.</summary>
    /// <exception cref="InvalidDataException">The file is no readable PNG or JPEG image.</exception>
    public static ImageSet LoadFile(string path, int? channels)
    {
        var found = ImageFile.Identify(path);
        var shape = found with { Channels = channels ?? found.Channels };
        var pixels = PixelStore.Whole(1, shape.Length);
        ImageFile.Decode(path, shape, pixels[0]);
        return new StoredImageSet(pixels, shape);
    }

    /// <summary>The size and the channels of a folder's first image.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder is missing.</exception>
    /// <exception cref="InvalidDataException">There are no images, or the first is broken.</exception>
    public static ImageShape FirstShape(string folder)
    {
        List<string> paths = [];
        Find(folder, paths, [], []);
        return ImageFile.Identify(paths[0]);
    }

    private static void Find(string folder, List<string> paths, List<int> labels, List<string> labelNames)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"Could not find the image folder '{folder}'. Give a folder with one sub-folder a label.");
        string[] loose = Images(folder);
        foreach (string labelFolder in Visible(Directory.GetDirectories(folder)))
        {
            string[] images = Images(labelFolder);
            if (images.Length == 0)
                continue;
            labels.AddRange(Enumerable.Repeat(labelNames.Count, images.Length));
            labelNames.Add(Path.GetFileName(labelFolder));
            paths.AddRange(images);
        }
        if (loose.Length > 0 && paths.Count > 0)
            throw new InvalidDataException(
                $"'{folder}' holds {loose.Length} images ('{Path.GetFileName(loose[0])}' first) beside its {labelNames.Count} label " +
                "folders; expected all images in label folders, or none. Move them.");
        paths.AddRange(loose);
        if (paths.Count == 0)
            throw new InvalidDataException(
                $"'{folder}' holds no images: expected .png, .jpg or .jpeg files in one sub-folder a label. Check the path.");
    }

    /// <summary>The image files that lie in a folder itself, in ordinal order.</summary>
    public static string[] Images(string folder) => [.. Visible(Directory.GetFiles(folder)).Where(path =>
        Path.GetExtension(path).ToLowerInvariant() is ".png" or ".jpg" or ".jpeg")];

    private static IEnumerable<string> Visible(string[] paths) => paths
        .Where(path => !Path.GetFileName(path).StartsWith('.'))
        .OrderBy(Path.GetFileName, StringComparer.Ordinal);
}
