using Microsoft.ML;
using MLNetGan.Metrics.Extractors;

namespace MLNetGan.Cli.Runs;

/// <summary>An extractor of features that the command line names.</summary>
/// <param name="Given">The option that names it, and what it says.</param>
/// <param name="Name">resnet18, classifier, or an ONNX file.</param>
/// <param name="Settings">What else it says of it.</param>
internal sealed record ExtractorChoice(string Given, string Name, ExtractorSettings Settings)
{
    public const string ResNet18 = "resnet18", Choices = "resnet18|classifier|FILE.onnx";
    public const string Classifier = "classifier";

    private string? OptionOfFiles => Settings switch
    {
        { ExtractorInput: not null } => "--extractor-input",
        { ExtractorOutput: not null } => "--extractor-output",
        { ExtractorMean: not null } => "--extractor-mean",
        { ExtractorDeviation: not null } => "--extractor-deviation",
        { ExtractorBgr: not null } => "--extractor-bgr",
        _ => null,
    };

    /// <summary>Whether a name is a file's.</summary>
    public static bool IsFile(string name) => name is not (ResNet18 or Classifier);

    /// <summary>Opens it.</summary>
    /// <param name="ml">Opens it.</param>
    /// <param name="real">Real images, which a classifier learns.</param>
    /// <param name="options">Their columns, and the folder to keep a classifier in.</param>
    /// <exception cref="UserException">It cannot be had, or another option does not go with it.</exception>
    public ImageFeatureExtractor Open(MLContext ml, IDataView real, ImageEvaluationOptions options)
    {
        GanEvaluationCatalog evaluate = ml.Gan().Evaluate;
        bool isFile = IsFile(Name);
        if (!isFile && OptionOfFiles is { } option)
            throw new UserException($"{option} goes with FILE.onnx, and not with {Given}. Leave it out.");
        if (isFile)
        {
            if (!File.Exists(Name))
                throw new UserException($"{Given}: expected resnet18, classifier or an ONNX file that is there.");
            return evaluate.Onnx(Name, FileOptions());
        }
        if (Name == ResNet18)
            return OpenResNet18(ml, Settings.ExtractorSize, Given, otherwise: "take classifier");
        if (Settings.ExtractorSize is not null)
            throw new UserException($"--extractor-size goes with resnet18 or FILE.onnx, and not with {Given}. Leave it out.");
        if (options.LabelColumnName is null || real.Schema.GetColumnOrNull("Label") is null)
            throw new UserException($"{Given} learns from labels, and the real images have none: give their labels, or a folder with " +
                "one sub-folder a label, or take resnet18.");
        return evaluate.Classifier(real, Path.Combine(options.OutputFolder!, "classifier.safetensors"), options);
    }

    /// <summary>Opens that of ResNet18.</summary>
    /// <param name="ml">Opens it.</param>
    /// <param name="size">The side to which it gets images; null for its own.</param>
    /// <param name="given">What asks for it.</param>
    /// <param name="otherwise">What to do without it.</param>
    /// <exception cref="UserException">Its package is missing.</exception>
    public static ImageFeatureExtractor OpenResNet18(MLContext ml, int? size, string given, string otherwise)
    {
        GanEvaluationCatalog evaluate = ml.Gan().Evaluate;
        string file = FindResNet18(given, otherwise);
        return size is { } side ? evaluate.ResNet18(side, file) : evaluate.ResNet18(path: file);
    }

    private OnnxFeatureOptions FileOptions()
    {
        var options = new OnnxFeatureOptions
        {
            InputName = Settings.ExtractorInput,
            OutputName = Settings.ExtractorOutput,
            ImageSize = Settings.ExtractorSize,
            IsBgr = Settings.ExtractorBgr == true,
        };
        options.Mean = Settings.ExtractorMean is { } mean ? NumberList.Plain(mean)! : options.Mean;
        options.Deviation = Settings.ExtractorDeviation is { } deviation ? NumberList.Plain(deviation)! : options.Deviation;
        return options;
    }

    // A tool has no packages that its user could add: where any project has restored this one, it lies in the package cache.
    private static string FindResNet18(string given, string otherwise)
    {
        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string package = Path.Combine(cache, ResNet18Features.Package.ToLowerInvariant());
        IEnumerable<string> versions = Directory.Exists(package)
            ? Directory.EnumerateDirectories(package).OrderDescending(StringComparer.Ordinal) : [];
        return versions.Select(version => Path.Combine(version, "tools", ResNet18Features.DefaultFile))
            .Prepend(Path.Combine(AppContext.BaseDirectory, ResNet18Features.DefaultFile))
            .FirstOrDefault(File.Exists) ?? throw new UserException(
                $"{given} takes the package {ResNet18Features.Package}, which is not in the package cache '{cache}'. " +
                $"Run 'dotnet add package {ResNet18Features.Package}' in any project, or {otherwise}.");
    }
}
