using System.CommandLine;
using System.CommandLine.Parsing;
using MLNetGan.Cli.Runs;

namespace MLNetGan.Cli.Commands;

/// <summary>The options of <c>train</c> that say what to train on.</summary>
internal sealed class DataOptions
{
    private const int DefaultDrawnDigits = 10_000, DefaultDrawnPairs = 400;

    private readonly Option<string?> _images = new("--images") { HelpName = "FILE", Description = "Train on an IDX file of images, plain or gzip." };
    private readonly Option<string?> _labels = new("--labels") { HelpName = "FILE", Description = "The IDX file of their labels." };
    private readonly Option<int?> _pad = NumberOption.Whole("--pad", "PIXELS", "Black pixels added on each side of the images of --images: 2 makes of 28x28 the 32x32 that grow from 4x4. [default: 0]", minimum: 0);
    private readonly Option<string?> _folder = new("--folder") { HelpName = "DIR", Description = "Train on PNG and JPEG files, one sub-folder a label." };
    private readonly Option<string?> _pairs = new("--pairs") { HelpName = "DIR", Description = "Train on pairs: PNG and JPEG files with image a in their left half and image b in their right, or with --targets the images a." };
    private readonly Option<string?> _targets = new("--targets") { HelpName = "DIR2", Description = "The images b of --pairs, under the names of the images a." };
    private readonly Option<string?> _direction = new("--direction") { HelpName = "ab|ba", Description = $"{RunRequest.Forward} translates a into b, {RunRequest.Reversed} b into a. [default: {RunRequest.Forward}]" };
    private readonly Option<int?> _size = NumberOption.Whole("--size", "PIXELS", "Height and width for the images of --folder, --pairs and drawn pairs. [default: the first image's; for drawn pairs 64]", minimum: 1);
    private readonly Option<int?> _drawn = NumberOption.Whole("--drawn", "COUNT", $"Train on drawn digits, or on drawn houses and their label maps. [default: {DefaultDrawnDigits} digits, {DefaultDrawnPairs} pairs]", minimum: 1);

    public DataOptions()
    {
        _direction.AcceptOnlyFromAmong(RunRequest.Forward, RunRequest.Reversed);
        _drawn.Arity = ArgumentArity.ZeroOrOne;
    }

    public IEnumerable<Option> All => [_images, _labels, _pad, _folder, _pairs, _targets, _direction, _size, _drawn];

    /// <summary>What is wrong with the options for a system, or null.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="system">The system to train.</param>
    /// <param name="resume">Whether a run goes on, whose own options hold where none are given.</param>
    public string? Fault(CommandResult result, TrainableSystem system, bool resume)
    {
        bool IsGiven(Option option) => result.GetResult(option) is not null;
        (Option[] sources, Option[] others, string advice) = system.Data == TrainingDataKind.Pairs
            ? (new Option[] { _pairs, _drawn }, new Option[] { _targets, _direction, _size }, "Give one source of pairs: --pairs DIR [--targets DIR2] or --drawn [COUNT].")
            : ([_images, _folder, _drawn], [_labels, _pad, _size], "Give one source of images: --images FILE [--labels FILE], --folder DIR or --drawn [COUNT].");
        if (All.Except(sources).Except(others).FirstOrDefault(IsGiven) is { } foreign)
            return $"{foreign.Name} does not go with {system.Name}. {advice}";
        int given = sources.Count(IsGiven);
        if (given > 1 || (given == 0 && !resume))
            return advice;
        (Option Option, Option With)[] companions =
            [(_labels, _images), (_pad, _images), (_targets, _pairs), (_direction, _pairs), .. system.Data == TrainingDataKind.Pairs ? [] : new (Option, Option)[] { (_size, _folder) }];
        (Option Option, Option With) lone = companions.FirstOrDefault(pair => IsGiven(pair.Option) && !IsGiven(pair.With));
        return lone.Option is null || resume ? null : $"{lone.Option.Name} goes with {lone.With.Name}.";
    }

    /// <summary>What the command line asks for, as far as it says so.</summary>
    public RunRequest Request(ParseResult parsed, TrainableSystem system) => new()
    {
        System = system.Name,
        Images = FullPath(parsed.GetValue(_images)),
        Labels = FullPath(parsed.GetValue(_labels)),
        Padding = parsed.GetValue(_pad),
        Folder = FullPath(parsed.GetValue(_folder)),
        Pairs = FullPath(parsed.GetValue(_pairs)),
        Targets = FullPath(parsed.GetValue(_targets)),
        Direction = parsed.GetValue(_direction),
        Size = parsed.GetValue(_size),
        Drawn = parsed.GetResult(_drawn) is null ? null
            : parsed.GetValue(_drawn) ?? (system.Data == TrainingDataKind.Pairs ? DefaultDrawnPairs : DefaultDrawnDigits),
    };

    private static string? FullPath(string? path) => string.IsNullOrEmpty(path) ? path : Path.GetFullPath(path);
}
