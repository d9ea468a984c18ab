using MLNetGan.Imaging;

namespace MLNetGan.Data;

/// <summary>Reads two folders of images that are no pairs.</summary>
internal static class UnpairedFolders
{
    /// <summary>
    /// Loads both, all images of one size. The size that is not given is that of the first input; channels that are not given are
    /// decided over all images of both, those of inputs are the targets'.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">A folder is missing.</exception>
    /// <exception cref="InvalidDataException">A folder holds no images, or broken ones; up to five are named.</exception>
    public static (ImageSet Input, ImageSet Target) Load(
        string inputFolder, string targetFolder, int? height, int? width, int? channels, int? inputChannels, LoadSettings settings)
    {
        FoundImages inputs = FoundImages.In(inputFolder, settings, forLabels: false);
        FoundImages targets = FoundImages.In(targetFolder, settings, forLabels: false);
        ImageShape first = inputs.Heads[0].Shape;
        int depth = channels ?? ImageHead.Channels([.. inputs.Heads, .. targets.Heads]);
        var shape = new ImageShape(depth, height ?? first.Height, width ?? first.Width);
        LoadSettings half = settings with { Budget = new MemoryBudget(settings.Budget.Bytes / 2) };
        return (ImageFolder.Load(inputs, shape with { Channels = inputChannels ?? depth }, half), ImageFolder.Load(targets, shape, half));
    }

    /// <summary>The two folders of the usual layout, trainA and trainB, or testA and testB.</summary>
    /// <exception cref="DirectoryNotFoundException">One of them is missing.</exception>
    public static (string Input, string Target) Find(string folder, bool isTest)
    {
        string part = isTest ? "test" : "train", input = Path.Combine(folder, part + "A"), target = Path.Combine(folder, part + "B");
        string? missing = new[] { folder, input, target }.FirstOrDefault(path => !Directory.Exists(path));
        return missing is null ? (input, target) : throw new DirectoryNotFoundException(
            $"Could not find the folder '{missing}': expected images in {part}A and {part}B of '{folder}'. " +
            "Check the path, or give the two folders.");
    }
}
