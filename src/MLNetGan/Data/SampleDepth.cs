using MLNetGan.Imaging;

namespace MLNetGan.Data;

/// <summary>
/// Finds images of 16 bits a sample that hold fewer: cameras and scanners of 10, 12 or 14 bits often write their numbers as
/// they are, and all of them are near black.
/// </summary>
internal static class SampleDepth
{
    private const int MostRead = 32, WhiteOfFourteenBits = 64;

    /// <summary>Warns where none of some images of 16 bits is brighter than 14 bits can be.</summary>
    public static void Check(string source, IReadOnlyList<string> paths, IReadOnlyList<ImageHead> heads, LoadSettings settings)
    {
        int[] deep = [.. Enumerable.Range(0, paths.Count).Where(i => heads[i].SampleBits == 16).Take(MostRead)];
        if (deep.Length == 0)
            return;
        int brightest = deep.Max(i => Brightest(paths[i], heads[i].Shape with { Channels = 1 }));
        if (brightest <= WhiteOfFourteenBits)
        {
            settings.Warn(
                $"'{source}': images of 16 bits a sample, the first '{paths[deep[0]]}', reach {brightest} of 255 at most, so they " +
                "seem to hold fewer bits. Multiply their samples so that white is 65535, and save them again.");
        }
    }

    private static byte Brightest(string path, ImageShape shape)
    {
        var pixels = new byte[shape.Length];
        ImageFile.Decode(path, shape, pixels);
        return pixels.Max();
    }
}
