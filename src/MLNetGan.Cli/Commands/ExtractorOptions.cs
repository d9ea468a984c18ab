using System.CommandLine;
using MLNetGan.Cli.Runs;

namespace MLNetGan.Cli.Commands;

/// <summary>Options that say how an extractor of features gets images, and gives features.</summary>
internal sealed class ExtractorOptions
{
    private const int DefaultSide = 64, SmallestSide = 32, LargestSide = 512;

    public Option<int?> Size { get; } = NumberOption.Whole("--extractor-size", "PIXELS",
        $"Height and width to which resnet18 or FILE.onnx gets images. [default: {DefaultSide}, or what the file says]",
        minimum: SmallestSide, maximum: LargestSide);

    public Option<string?> Input { get; } = new("--extractor-input")
    {
        HelpName = "NAME",
        Description = "The input of FILE.onnx that takes images. [default: its only one]",
    };

    public Option<string?> Output { get; } = new("--extractor-output")
    {
        HelpName = "NAME",
        Description = "The output of FILE.onnx that holds features. [default: its only one]",
    };

    public Option<string?> Mean { get; } = Numbers("--extractor-mean",
        "What is taken from values 0..255 before FILE.onnx gets them: a number for each channel, or one for all. [default: 0]",
        mayBeZero: true);

    public Option<string?> Deviation { get; } = Numbers("--extractor-deviation",
        "What they are divided by after that, such as 255 where the network wants 0..1. [default: 1, so that it gets 0..255]",
        mayBeZero: false);

    public Option<bool> Bgr { get; } = new("--extractor-bgr")
    {
        Description = "Give FILE.onnx channels as blue, green, red. [default: red, green, blue]",
    };

    public IReadOnlyList<Option> All => [Size, Input, Output, Mean, Deviation, Bgr];

    /// <summary>Settings with what a command line says of an extractor.</summary>
    public T Read<T>(ParseResult parsed, T settings) where T : ExtractorSettings => (T)((ExtractorSettings)settings with
    {
        ExtractorSize = parsed.GetValue(Size),
        ExtractorInput = parsed.GetValue(Input),
        ExtractorOutput = parsed.GetValue(Output),
        ExtractorMean = parsed.GetValue(Mean),
        ExtractorDeviation = parsed.GetValue(Deviation),
        ExtractorBgr = parsed.GetValue(Bgr) ? true : null,
    });

    private static Option<string?> Numbers(string name, string description, bool mayBeZero)
    {
        var option = new Option<string?>(name) { HelpName = "LIST", Description = description };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && NumberList.Plain(text)?.All(number => mayBeZero || number != 0) != true)
                result.AddError($"{name} {text}: expected numbers{(mayBeZero ? "" : " other than 0")} such as 127.5, or 124,116,104 for " +
                    "red, green and blue.");
        });
        return option;
    }
}
