using System.CommandLine;

namespace MLNetGan.Cli.Commands;

/// <summary>Options that say how an extractor of features gets images, and gives features.</summary>
internal sealed class ExtractorOptions
{
    private const int DefaultSide = 64, SmallestSide = 32, LargestSide = 512;

    public Option<int?> Size { get; } = NumberOption.Whole("--extractor-size", "PIXELS",
        $"Height and width to which resnet18 or FILE.onnx gets images. [default: {DefaultSide}, or what the file says]",
        minimum: SmallestSide, maximum: LargestSide);

    public Option<string?> Output { get; } = new("--extractor-output")
    {
        HelpName = "NAME",
        Description = "The output of FILE.onnx that holds features. [default: its only one]",
    };
}
