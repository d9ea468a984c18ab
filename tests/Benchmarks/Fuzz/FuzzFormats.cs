namespace MLNetGan.Benchmarks.Fuzz;

/// <summary>All formats.</summary>
internal static class FuzzFormats
{
    private static readonly FuzzFormat[] s_all =
    [
        new IdxFormat("idx-images", damagesLabels: false, isGzip: false),
        new IdxFormat("idx-images-gzip", damagesLabels: false, isGzip: true),
        new IdxFormat("idx-labels", damagesLabels: true, isGzip: false),
        new IdxFormat("idx-labels-gzip", damagesLabels: true, isGzip: true),
        new ImageFormat("png", Pictures.Png, bytes => PictureSizes.OfPng(bytes)),
        new ImageFormat("jpg", Pictures.Jpeg, bytes => PictureSizes.OfJpeg(bytes)),
        new ImageFormat("bmp", Pictures.Bmp, bytes => PictureSizes.OfBmp(bytes)),
        new ImageFormat("gif", Pictures.Gif, bytes => PictureSizes.OfGif(bytes)),
        new ImageFormat("webp", Pictures.Webp),
        new ImageFormat("tiff", Pictures.Tiff),
        new PairFormat("pairs", isSideBySide: true),
        new PairFormat("pairs-folders", isSideBySide: false),
        new SafeTensorsFormat(),
        new RunFormat("checkpoint", TrainedRun.Checkpoint + "model.safetensors", [], FuzzChecksum.EveryByte),
        new RunFormat("manifest", TrainedRun.Checkpoint + "manifest.json", JsonMutations.All, FuzzChecksum.Content),
        new RunFormat("model", "model.json", JsonMutations.All, FuzzChecksum.None),
        new LossesFormat(),
        new RequestFormat(),
        new CommandLineFormat(),
        new OnnxFormat(),
        new PipelineFormat(),
    ];

    private static readonly FuzzFormat s_faults = new FaultsFormat();

    /// <summary>The format of a name, or all but <see cref="FaultsFormat"/>.</summary>
    /// <exception cref="FormatException">There is no such format.</exception>
    public static IEnumerable<FuzzFormat> Chosen(string? name)
    {
        FuzzFormat[] chosen = name is null ? s_all : [.. s_all.Append(s_faults).Where(format => format.Name == name)];
        return chosen is not []
            ? chosen
            : throw new FormatException($"--format {name}: expected {string.Join(", ", s_all.Select(format => format.Name))}.");
    }
}
