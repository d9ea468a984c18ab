using MLNetGan.Imaging;

namespace MLNetGan.Data;

/// <summary>Reads pairs of images: both in one file side by side, or in two folders under the same name.</summary>
/// <remarks>
/// The size that is not given is that of the first pair; channels that are not given are decided over all of them. The heads of
/// all files are read first; then every file is decoded once, in parallel, into one byte a value, if that fits the budget, else
/// at each reading.
/// </remarks>
internal static class PairFolder
{
    /// <summary>Loads files whose halves are pairs, in the ordinal order of their names.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder is missing.</exception>
    /// <exception cref="InvalidDataException">There are no images, or some cannot be used; up to five are named.</exception>
    public static ImagePairs LoadSideBySide(
        string folder, PairSide inputSide, int? height, int? width, int? channels, int? inputChannels, LoadSettings settings)
    {
        ListedFolder listed = List(folder);
        string[] paths = listed.Images;
        var problems = new FileProblems(paths.Length, $"pairs in '{folder}' cannot be used");
        var heads = new ImageHead?[paths.Length];
        problems.Gather(i => heads[i] = IdentifyHalves(paths[i], settings.Budget));
        var found = new FoundPairs(folder, paths, [.. heads.OfType<ImageHead>()], PassedOver.Beside(listed), problems) { IsOfPair = true };
        (ImageShape Input, ImageShape Target) shapes = found.Shapes(height, width, channels, inputChannels);

        bool mixesInputs = !settings.InputsAreMaps;
        bool isInputLeft = inputSide == PairSide.Left;
        PairSide targetSide = isInputLeft ? PairSide.Right : PairSide.Left;
        return found.Load(
            paths.Length, shapes, settings,
            (i, input, target) => DecodeHalves(paths[i], shapes, isInputLeft, mixesInputs, input, target),
            () => new(new FileImageSet(paths, shapes.Input, half: inputSide) { Mixes = mixesInputs },
                new FileImageSet(paths, shapes.Target, half: targetSide)));
    }

    /// <summary>Loads files of two folders that share their names but for the extension, in the ordinal order of these names.</summary>
    /// <exception cref="DirectoryNotFoundException">A folder is missing.</exception>
    /// <exception cref="InvalidDataException">There are no images, or some cannot be used; up to five are named.</exception>
    public static ImagePairs LoadParallel(
        string inputFolder, string targetFolder, int? height, int? width, int? channels, int? inputChannels, LoadSettings settings)
    {
        ListedFolder inputList = List(inputFolder), targetList = List(targetFolder);
        ILookup<string, string> inputs = ByName(inputList), targets = ByName(targetList);
        string[] names = [.. inputs.Concat(targets).Select(files => files.Key).Distinct().Order(StringComparer.Ordinal)];
        string source = $"{inputFolder}' and '{targetFolder}";
        var problems = new FileProblems(names.Length, $"pairs in '{source}' cannot be used");
        var heads = new ImageHead?[2 * names.Length];
        var inputPaths = new string[names.Length];
        var targetPaths = new string[names.Length];
        problems.Gather(i =>
        {
            inputPaths[i] = Only(names[i], inputs, inputFolder, targets);
            targetPaths[i] = Only(names[i], targets, targetFolder, inputs);
            (heads[2 * i], heads[2 * i + 1]) = IdentifyPair(inputPaths[i], targetPaths[i], settings.Budget);
        });
        string[] paths = [.. inputPaths.Zip(targetPaths, (input, target) => new[] { input, target }).SelectMany(pair => pair)];
        var found = new FoundPairs(source, paths, [.. heads.OfType<ImageHead>()], PassedOver.Beside(inputList, targetList), problems);
        (ImageShape Input, ImageShape Target) shapes = found.Shapes(height, width, channels, inputChannels);
        bool mixesInputs = !settings.InputsAreMaps;
        return found.Load(
            names.Length, shapes, settings,
            (i, input, target) =>
            {
                ImageFile.Decode(inputPaths[i], shapes.Input, input, mixesInputs);
                ImageFile.Decode(targetPaths[i], shapes.Target, target);
            },
            () => new(new FileImageSet(inputPaths, shapes.Input) { Mixes = mixesInputs }, new FileImageSet(targetPaths, shapes.Target)));
    }

    private static void DecodeHalves(
        string path, (ImageShape Input, ImageShape Target) shapes, bool isInputLeft, bool mixesInputs, Span<byte> input, Span<byte> target)
    {
        if (shapes.Input == shapes.Target && mixesInputs)
        {
            ImageFile.DecodeHalves(path, shapes.Input, isInputLeft ? input : target, isInputLeft ? target : input);
            return;
        }
        ImageFile.DecodeHalves(path, shapes.Input, isInputLeft ? input : [], isInputLeft ? [] : input, mixesInputs);
        ImageFile.DecodeHalves(path, shapes.Target, isInputLeft ? [] : target, isInputLeft ? target : []);
    }

    private static ImageHead IdentifyHalves(string path, MemoryBudget budget)
    {
        ImageHead head = ImageFile.Identify(path, budget);
        return head.Shape.Width % 2 == 0 ? head : throw new InvalidDataException(
            $"'{path}' is {Size(head.Shape)}: expected two images of one size side by side, so an even width. Cut or export it again.");
    }

    private static (ImageHead Input, ImageHead Target) IdentifyPair(string inputPath, string targetPath, MemoryBudget budget)
    {
        ImageHead input = ImageFile.Identify(inputPath, budget), target = ImageFile.Identify(targetPath, budget);
        return (input.Shape.Height, input.Shape.Width) == (target.Shape.Height, target.Shape.Width)
            ? (input, target)
            : throw new InvalidDataException(
                $"'{inputPath}' is {Size(input.Shape)}, '{targetPath}' {Size(target.Shape)}: expected one size. Resize one of them.");
    }

    private static string Size(ImageShape shape) => $"{shape.Width} pixels wide and {shape.Height} high";

    private static string Only(string name, ILookup<string, string> files, string folder, ILookup<string, string> others)
    {
        string[] found = [.. files[name]];
        return found.Length switch
        {
            1 => found[0],
            0 => throw new InvalidDataException(
                $"'{others[name].First()}' has no partner: expected '{Path.Combine(folder, name)}' with the extension of an image. " +
                "Add or remove one."),
            _ => throw new InvalidDataException(
                $"'{string.Join("' and '", found)}' have the same name: expected one image of a name. Remove or rename one."),
        };
    }

    private static ILookup<string, string> ByName(ListedFolder folder) =>
        folder.Images.ToLookup(path => Path.GetFileNameWithoutExtension(path), StringComparer.Ordinal);

    private static ListedFolder List(string folder)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"Could not find the folder of image pairs '{folder}'. Check the path.");
        var listed = new ListedFolder(folder);
        if (listed.Images.Length > 0)
            return listed;
        string? inside = listed.Folders.FirstOrDefault(path => new ListedFolder(path).Images.Length > 0);
        throw new InvalidDataException(
            $"'{folder}' holds no images: expected {ImageFormats.Extensions} files in the folder itself. " +
            (inside is null ? "Check the path." : $"Its sub-folder '{Path.GetFileName(inside)}' does: give that one."));
    }
}
