namespace MLNetGan.Metrics.Extractors;

/// <summary>The 512 features of ImageNet's ResNet18, which the package of ML.NET's image featurizer brings.</summary>
internal static class ResNet18Features
{
    public const string Package = "Microsoft.ML.DnnImageFeaturizer.ResNet18";
    private const string Input = "Input247", Output = "Pooling395_Output_0";

    // The channel means of the package's ResNetPreprocess.onnx: blue, green, red.
    private static readonly float[] s_mean = [103.0626f, 115.9029f, 123.1516f];

    /// <summary>Where the package's file comes to lie in a program's folder.</summary>
    public static string DefaultFile { get; } = Path.Combine("DnnImageModels", "ResNet18Onnx", "ResNet18.onnx");

    /// <summary>Opens the network.</summary>
    /// <param name="file">The ONNX file; null for that of the program's folder.</param>
    /// <param name="size">The side to which images are brought.</param>
    /// <exception cref="FileNotFoundException">The file is missing.</exception>
    /// <exception cref="InvalidDataException">It is another file.</exception>
    public static ImageFeatureExtractor Create(string? file, int size)
    {
        file ??= Path.Combine(AppContext.BaseDirectory, DefaultFile);
        if (!File.Exists(file))
        {
            throw new FileNotFoundException($"Could not find the features of ResNet18, '{file}'. Add the package {Package} to the " +
                $"program (dotnet add package {Package}), " +
                "which copies the file there; or name the file; or use another extractor.", file);
        }
        byte[] content = File.ReadAllBytes(file);
        try
        {
            content = OnnxGraphSizes.Open(content, Input);
        }
        catch (Google.Protobuf.InvalidProtocolBufferException error)
        {
            throw new InvalidDataException($"'{file}' cannot be read as an ONNX file: {error.Message} Restore the package {Package} " +
                "again.", error);
        }
        return OnnxFeatures.Create($"resnet18 at {size} pixels", file, content, new OnnxFeatureOptions
        {
            InputName = Input,
            OutputName = Output,
            ImageSize = size,
            Mean = s_mean,
            IsBgr = true,
        });
    }
}
