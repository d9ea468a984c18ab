using MLNetGan.Imaging;

namespace MLNetGan.Data;

/// <summary>Reads two folders of images that are no pairs.</summary>
internal static class UnpairedFolders
{
    /// <summary>
    /// Loads both, all images of one size and number of channels. What is not given comes from the first input; the channels
    /// from the first target where it has more.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">A folder is missing.</exception>
    /// <exception cref="InvalidDataException">A folder holds no images, or broken ones; up to five are named.</exception>
    public static (ImageSet Input, ImageSet Target) Load(
        string inputFolder, string targetFolder, int? height, int? width, int? channels, long memoryLimit)
    {
        ImageShape first = ImageFolder.FirstShape(inputFolder), other = ImageFolder.FirstShape(targetFolder);
        int depth = channels ?? Math.Max(first.Channels, other.Channels);
        (int rows, int columns) = (height ?? first.Height, width ?? first.Width);
        return (
            ImageFolder.Load(inputFolder, rows, columns, depth, memoryLimit / 2),
            ImageFolder.Load(targetFolder, rows, columns, depth, memoryLimit / 2));
    }

    /// <summary>The two folders of the usual layout, trainA and trainB, or testA and testB.</summary>
    /// <exception cref="DirectoryNotFoundException">One of them is missing.</exception>
    public static (string Input, string Target) Find(string folder, bool isTest)
    {
        string part = isTest ? "test" : "train", input = Path.Combine(folder, part + "A"), target = Path.Combine(folder, part + "B");
        string? missing = new[] { folder, input, target }.FirstOrDefault(path => !Directory.Exists(path));
        return missing is null ? (input, target) : throw new DirectoryNotFoundException(
            $"Could not find the folder '{missing}': expected images in {part}A and {part}B of '{folder}'. Check the path, or give the two folders.");
    }
}
