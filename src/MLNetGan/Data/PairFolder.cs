using MLNetGan.Imaging;

namespace MLNetGan.Data;

/// <summary>Reads pairs of images: both in one file side by side, or in two folders under the same name.</summary>
/// <remarks>
/// What is not given of size and channels comes from the first pair. The heads of all files are read first; then every
/// file is decoded once, in parallel, into one byte a value, if that takes at most the memory limit, else at each reading.
/// </remarks>
internal static class PairFolder
{
    private delegate void PairDecoder(int index, Span<byte> input, Span<byte> target);

    /// <summary>Loads files whose halves are pairs, in the ordinal order of their names.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder is missing.</exception>
    /// <exception cref="InvalidDataException">There are no images, or some cannot be used; up to five are named.</exception>
    public static ImagePairs LoadSideBySide(string folder, PairSide inputSide, int? height, int? width, int? channels, long memoryLimit)
    {
        string[] paths = Images(folder);
        var problems = new FileProblems(paths.Length, $"pairs in '{folder}' cannot be used");
        var heads = new ImageShape[paths.Length];
        problems.Gather(i => heads[i] = IdentifyHalf(paths[i]));
        var shape = Complete(heads, height, width, channels, problems);

        bool isInputLeft = inputSide == PairSide.Left;
        PairSide targetSide = isInputLeft ? PairSide.Right : PairSide.Left;
        return Load(
            paths.Length, shape, memoryLimit, problems,
            (i, input, target) => ImageFile.DecodeHalves(paths[i], shape, isInputLeft ? input : target, isInputLeft ? target : input),
            () => new(new FileImageSet(paths, shape, half: inputSide), new FileImageSet(paths, shape, half: targetSide)));
    }

    /// <summary>Loads files of two folders that share their names but for the extension, in the ordinal order of these names.</summary>
    /// <exception cref="DirectoryNotFoundException">A folder is missing.</exception>
    /// <exception cref="InvalidDataException">There are no images, or some cannot be used; up to five are named.</exception>
    public static ImagePairs LoadParallel(string inputFolder, string targetFolder, int? height, int? width, int? channels, long memoryLimit)
    {
        ILookup<string, string> inputs = ByName(inputFolder), targets = ByName(targetFolder);
        string[] names = [.. inputs.Concat(targets).Select(files => files.Key).Distinct().Order(StringComparer.Ordinal)];
        var problems = new FileProblems(names.Length, $"pairs in '{inputFolder}' and '{targetFolder}' cannot be used");
        var heads = new ImageShape[names.Length];
        var inputPaths = new string[names.Length];
        var targetPaths = new string[names.Length];
        problems.Gather(i =>
        {
            inputPaths[i] = Only(names[i], inputs, inputFolder, targets);
            targetPaths[i] = Only(names[i], targets, targetFolder, inputs);
            heads[i] = IdentifyPair(inputPaths[i], targetPaths[i]);
        });
        var shape = Complete(heads, height, width, channels, problems);
        return Load(
            names.Length, shape, memoryLimit, problems,
            (i, input, target) =>
            {
                ImageFile.Decode(inputPaths[i], shape, input);
                ImageFile.Decode(targetPaths[i], shape, target);
            },
            () => new(new FileImageSet(inputPaths, shape), new FileImageSet(targetPaths, shape)));
    }

    private static ImagePairs Load(
        int count, ImageShape shape, long memoryLimit, FileProblems problems, PairDecoder decode, Func<ImagePairs> fromFiles)
    {
        if (2L * shape.Length * count > memoryLimit)
        {
            problems.ThrowIfAny();
            return fromFiles();
        }
        PixelStore input = PixelStore.Whole(count, shape.Length), target = PixelStore.Whole(count, shape.Length);
        problems.Gather(i => decode(i, input[i], target[i]));
        problems.ThrowIfAny();
        return new(new StoredImageSet(input, shape), new StoredImageSet(target, shape));
    }

    private static ImageShape Complete(ImageShape[] heads, int? height, int? width, int? channels, FileProblems problems)
    {
        var first = heads.FirstOrDefault(head => head != default);
        if (first == default)
            problems.ThrowIfAny();
        return new(channels ?? first.Channels, height ?? first.Height, width ?? first.Width);
    }

    private static ImageShape IdentifyHalf(string path)
    {
        var whole = ImageFile.Identify(path);
        return whole.Width % 2 == 0
            ? whole with { Width = whole.Width / 2 }
            : throw new InvalidDataException(
                $"'{path}' is {Size(whole)}: expected two images of one size side by side, so an even width. Cut or export it again.");
    }

    private static ImageShape IdentifyPair(string inputPath, string targetPath)
    {
        ImageShape input = ImageFile.Identify(inputPath), target = ImageFile.Identify(targetPath);
        return input.Height == target.Height && input.Width == target.Width
            ? input with { Channels = Math.Max(input.Channels, target.Channels) }
            : throw new InvalidDataException(
                $"'{inputPath}' is {Size(input)}, '{targetPath}' {Size(target)}: expected one size. Resize one of them.");
    }

    private static string Size(ImageShape shape) => $"{shape.Width} pixels wide and {shape.Height} high";

    private static string Only(string name, ILookup<string, string> files, string folder, ILookup<string, string> others)
    {
        string[] found = [.. files[name]];
        return found.Length switch
        {
            1 => found[0],
            0 => throw new InvalidDataException(
                $"'{others[name].First()}' has no partner: expected '{Path.Combine(folder, name)}' with .png, .jpg or .jpeg. Add or remove one."),
            _ => throw new InvalidDataException(
                $"'{string.Join("' and '", found)}' have the same name: expected one image of a name. Remove or rename one."),
        };
    }

    private static ILookup<string, string> ByName(string folder) =>
        Images(folder).ToLookup(path => Path.GetFileNameWithoutExtension(path), StringComparer.Ordinal);

    private static string[] Images(string folder)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"Could not find the folder of image pairs '{folder}'. Check the path.");
        string[] images = ImageFolder.Images(folder);
        if (images.Length > 0)
            return images;
        string? inside = Directory.GetDirectories(folder).Order(StringComparer.Ordinal).FirstOrDefault(sub => ImageFolder.Images(sub).Length > 0);
        throw new InvalidDataException(
            $"'{folder}' holds no images: expected .png, .jpg or .jpeg files in the folder itself. " +
            (inside is null ? "Check the path." : $"Its sub-folder '{Path.GetFileName(inside)}' does: give that one."));
    }
}
