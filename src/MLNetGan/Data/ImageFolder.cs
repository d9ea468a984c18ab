using System.Collections.Concurrent;
using MLNetGan.Imaging;

namespace MLNetGan.Data;

/// <summary>Reads folders of PNG and JPEG files with one sub-folder a label, or without sub-folders and labels.</summary>
internal static class ImageFolder
{
    private const int MostNamed = 5;

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
        ForEach(folder, paths, i => shapes[i] = ImageFile.Identify(paths[i]));
        var first = shapes[0];
        var shape = new ImageShape(channels ?? first.Channels, height ?? first.Height, width ?? first.Width);
        var names = labelNames.Count > 0 ? labelNames : null;
        var indices = labelNames.Count > 0 ? labels.ToArray() : null;
        if ((long)shape.Length * paths.Count > memoryLimit)
            return new FileImageSet([.. paths], shape, indices, names);

        var pixels = new PixelStore(paths.Count, shape.Length);
        for (int block = 0; block < pixels.BlockCount; block++)
            pixels.Block(block);
        ForEach(folder, paths, i => ImageFile.Decode(paths[i], shape, pixels[i]));
        return new StoredImageSet(pixels, shape, indices, names);
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

    private static string[] Images(string folder) => [.. Visible(Directory.GetFiles(folder)).Where(path =>
        Path.GetExtension(path).ToLowerInvariant() is ".png" or ".jpg" or ".jpeg")];

    private static IEnumerable<string> Visible(string[] paths) => paths
        .Where(path => !Path.GetFileName(path).StartsWith('.'))
        .OrderBy(Path.GetFileName, StringComparer.Ordinal);

    // Runs over all files, however many are broken, so that one message can name several.
    private static void ForEach(string folder, List<string> paths, Action<int> read)
    {
        var broken = new ConcurrentDictionary<int, string>();
        Parallel.For(0, paths.Count, i =>
        {
            try
            {
                read(i);
            }
            catch (InvalidDataException error)
            {
                broken[i] = error.Message;
            }
        });
        if (broken.IsEmpty)
            return;
        var named = broken.OrderBy(pair => pair.Key).Take(MostNamed).Select(pair => Environment.NewLine + pair.Value);
        string more = broken.Count > MostNamed ? $"{Environment.NewLine}and {broken.Count - MostNamed} more" : "";
        throw new InvalidDataException(
            $"{broken.Count} of {paths.Count} images in '{folder}' cannot be read; mend or remove them:{string.Concat(named)}{more}");
    }
}
