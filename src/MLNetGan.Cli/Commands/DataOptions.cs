using System.CommandLine;
using System.CommandLine.Parsing;
using MLNetGan.Cli.Runs;
using MLNetGan.Runs;

namespace MLNetGan.Cli.Commands;

/// <summary>The options of <c>train</c> that say what to train on; of which a system has those that its kind of data has.</summary>
internal sealed class DataOptions
{
    private const int DefaultDrawnDigits = 10_000, DefaultDrawnPairs = 400, MostDrawn = 10_000_000;
    private const TrainingDataKind OfImages = TrainingDataKind.Images, OfPairs = TrainingDataKind.Pairs,
        Unpaired = TrainingDataKind.UnpairedImages;

    private readonly SystemDefinition _system;
    private readonly Option<string?> _images = PathOption.Optional("--images", "FILE", "Train on an IDX file of images, plain or gzip.");
    private readonly Option<string?> _labels = PathOption.Optional("--labels", "FILE", "The IDX file of their labels.");
    private readonly Option<string?> _targetImages = PathOption.Optional("--target-images", "FILE",
        "The IDX file of images of the other kind; systems that translate go from --images to these.");
    private readonly Option<int?> _pad = NumberOption.Whole("--pad", "PIXELS", "Black pixels added on each side of the images of IDX " +
        "files: 2 makes of 28x28 the 32x32 that grow from 4x4. [default: 0]", minimum: 0, maximum: GanDataCatalog.MostPadding);
    private readonly Option<string?> _folder = PathOption.Optional("--folder", "DIR", "Train on image files, one sub-folder a label.");
    private readonly Option<string?> _pairs = PathOption.Optional("--pairs", "DIR",
        "Train on pairs: image files with image a in their left half and image b in their right, or with --targets the images a.");
    private readonly Option<string?> _targets = PathOption.Optional("--targets", "DIR2",
        "The images b of --pairs, under the names of the images a.");
    private readonly Option<string?> _direction = new("--direction")
    {
        HelpName = "ab|ba",
        Description = $"{RunRequest.Forward} translates a into b, {RunRequest.Reversed} b into a. [default: {RunRequest.Forward}]"
    };
    private readonly Option<string?> _unpaired = PathOption.Optional("--unpaired", "DIR",
        "Train on image files of two kinds that are no pairs, in DIR/trainA and DIR/trainB; systems that translate go from A to B.");
    private readonly Option<string?> _inputFolder = PathOption.Optional("--input-folder", "DIR",
        "Train on image files of two kinds that are no pairs: those of one kind, which systems that translate start from.");
    private readonly Option<string?> _targetFolder = PathOption.Optional("--target-folder", "DIR2",
        "Those of the other kind, beside --input-folder.");
    private readonly Option<ImageSize?> _size;
    private readonly Option<int?> _channels = ChannelsOption.Create(
        "--channels", "Channels to which images of files are brought. [default: what they have]");
    private readonly Option<int?> _inputChannels = ChannelsOption.Create(
        "--input-channels", "Channels of the images to translate, if not those of their targets. [default: those of --channels]");
    private readonly Option<bool> _binarize = new("--binarize")
    {
        Description = "Make every pixel black or white, once, with its brightness as the chance of white."
    };
    private readonly Option<int?> _drawn;
    private readonly Option<string?> _testImages = PathOption.Optional("--test-images", "FILE",
        "Measure on an IDX file of images, which are not trained on.");
    private readonly Option<string?> _testLabels = PathOption.Optional("--test-labels", "FILE",
        "The IDX file of the labels of --test-images.");
    private readonly Option<string?> _testFolder = PathOption.Optional("--test-folder", "DIR",
        "Measure on image files, which are not trained on.");
    private readonly Option<string?> _testPairs = PathOption.Optional("--test-pairs", "DIR",
        "Measure on pairs, which are not trained on, as those of --pairs.");
    private readonly Option<string?> _testTargets = PathOption.Optional("--test-targets", "DIR2", "The images b of --test-pairs.");
    private readonly Rule[] _rules;

    public DataOptions(SystemDefinition system)
    {
        _system = system;
        bool isOfPairs = system.Data == OfPairs;
        _size = SizeOption.Create("Height and width to which the images are brought. " +
            $"[default: the first image's{(isOfPairs ? "; for drawn pairs 64" : "")}]");
        _drawn = NumberOption.Whole("--drawn", "COUNT", isOfPairs
            ? $"Train on drawn houses and their label maps. [default: {DefaultDrawnPairs} pairs]"
            : $"Train on drawn digits. [default: {DefaultDrawnDigits}]", minimum: 1, maximum: MostDrawn);
        _direction.AcceptOneOf(RunRequest.Forward, RunRequest.Reversed);
        _drawn.Arity = ArgumentArity.ZeroOrOne;
        Option[] files = system.Data switch
        {
            OfImages => [_folder],
            OfPairs => [_pairs],
            _ => [_unpaired, _inputFolder],
        };
        _rules =
        [
            new(_images, [OfImages, Unpaired]) { IsSource = true, Needs = system.Data == Unpaired ? _targetImages : null },
            new(_labels, system.OptionsType.GetProperty(nameof(AcGanOptions.LabelColumnName)) is null
                ? [OfImages] : [OfImages, Unpaired]) { With = [_images] },
            new(_targetImages, [Unpaired]) { With = [_images] },
            new(_pad, [OfImages, Unpaired]) { With = [_images] },
            new(_folder, [OfImages]) { IsSource = true },
            new(_pairs, [OfPairs]) { IsSource = true },
            new(_targets, [OfPairs]) { With = [_pairs] },
            new(_direction, [OfPairs]) { With = [_pairs] },
            new(_unpaired, [Unpaired]) { IsSource = true },
            new(_inputFolder, [Unpaired]) { IsSource = true, Needs = _targetFolder },
            new(_targetFolder, [Unpaired]) { With = [_inputFolder] },
            new(_size, [OfImages, OfPairs, Unpaired]) { With = system.Data == OfImages ? [_images, _folder] : [] },
            new(_channels, [OfImages, OfPairs, Unpaired]) { With = files },
            new(_inputChannels, [OfPairs, Unpaired]) { With = files },
            new(_binarize, [OfImages]),
            new(_drawn, [OfImages, OfPairs]) { IsSource = true },
            new(_testImages, [OfImages]) { IsTest = true },
            new(_testLabels, [OfImages]) { IsTest = true, With = [_testImages] },
            new(_testFolder, [OfImages]) { IsTest = true },
            new(_testPairs, [OfPairs]) { IsTest = true },
            new(_testTargets, [OfPairs]) { IsTest = true, With = [_testPairs] },
        ];
        foreach (Rule rule in _rules)
            rule.Option.Hidden = !Applies(rule);
    }

    public IEnumerable<Option> All => _rules.Select(rule => rule.Option);

    /// <summary>How to say what to train on.</summary>
    public string Advice => _system.Data switch
    {
        OfPairs => "Give one source of pairs: --pairs DIR [--targets DIR2] or --drawn [COUNT].",
        Unpaired =>
            "Give one source of images: --unpaired DIR, --input-folder DIR --target-folder DIR2 or --images FILE --target-images FILE.",
        _ => "Give one source of images: --images FILE [--labels FILE], --folder DIR or --drawn [COUNT].",
    };

    /// <summary>What is wrong with the options, or null.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="resume">Whether a run goes on, whose own options hold where none are given.</param>
    public string? Fault(CommandResult result, bool resume)
    {
        bool IsGiven(Option option) => result.GetResult(option) is not null;
        Rule[] given = [.. _rules.Where(rule => IsGiven(rule.Option))];
        if (given.FirstOrDefault(rule => !Applies(rule)) is { } foreign)
        {
            return foreign.IsTest && !_system.Measures
                ? $"{foreign.Option.Name} does not go with {_system.Name}, which measures nothing on held-out data."
                : $"{foreign.Option.Name} does not go with {_system.Name}. {Advice}";
        }
        if (result.GetResult(_folder)?.Tokens.Count is > 1 and var folders)
            return $"--folder: expected one folder, got {folders}. Put them into one, where each is the sub-folder of a label.";
        if (given.Count(rule => rule.IsSource) is var sources && (sources > 1 || (sources == 0 && !resume)))
            return Advice;
        if (resume)
            return null;
        if (given.FirstOrDefault(rule => rule.Needs is { } needed && !IsGiven(needed)) is { } half)
            return $"{half.Option.Name} goes with {half.Needs!.Name}.";
        Rule? lone = given.FirstOrDefault(rule => rule.With.Length > 0 && !rule.With.Any(IsGiven));
        if (lone is not null)
            return $"{lone.Option.Name} goes with {string.Join(" or ", lone.With.Select(option => option.Name))}.";
        // What is no size is told by the option itself, which cannot be asked for its value then.
        if (IsGiven(_drawn) && result.GetResult(_size)?.Tokens is [{ Value: var text }] &&
            ImageSize.Parse(text, int.MaxValue) is var (height, width) &&
            (height != width || height is < GanDataCatalog.SmallestFacade or > GanDataCatalog.LargestFacade))
        {
            return $"--size {text}: drawn pairs are square and have from {GanDataCatalog.SmallestFacade} to " +
                $"{GanDataCatalog.LargestFacade} pixels a side.";
        }
        return IsGiven(_testImages) && IsGiven(_testFolder) ? "Give one of --test-images and --test-folder." : null;
    }

    /// <summary>
    /// What is wrong with the place of a run folder: it lies among the images, or they where the run writes its own; null for nothing.
    /// </summary>
    /// <param name="result">The command line.</param>
    /// <param name="run">The run folder.</param>
    public string? Fault(CommandResult result, string run)
    {
        string samples = Path.GetDirectoryName(new RunFolder(run).EpochSheet(1))!;
        foreach (Option<string?> option in (Option<string?>[])
            [_folder, _pairs, _targets, _unpaired, _inputFolder, _targetFolder, _testFolder, _testPairs, _testTargets])
        {
            if (result.ValueOrDefault(option) is not { Length: > 0 } folder)
                continue;
            if (FolderPlace.IsWithin(run, folder))
                return $"--out {run} lies in the folder of {option.Name}, whose images would then be mixed with the run's. Choose " +
                    "a folder outside of it.";
            if (FolderPlace.IsWithin(folder, samples))
                return $"{option.Name} {folder} lies where a run in --out {run} writes its samples. Choose another folder for --out.";
        }
        return null;
    }

    /// <summary>What the command line asks for, as far as it says so.</summary>
    public RunRequest Request(ParseResult parsed) => new()
    {
        System = _system.Name,
        Images = FullPath(parsed.GetValue(_images)),
        Labels = FullPath(parsed.GetValue(_labels)),
        TargetImages = FullPath(parsed.GetValue(_targetImages)),
        Padding = parsed.GetValue(_pad),
        Folder = FullPath(parsed.GetValue(_folder)),
        Pairs = FullPath(parsed.GetValue(_pairs)),
        Targets = FullPath(parsed.GetValue(_targets)),
        Direction = parsed.GetValue(_direction),
        Unpaired = FullPath(parsed.GetValue(_unpaired)),
        InputFolder = FullPath(parsed.GetValue(_inputFolder)),
        TargetFolder = FullPath(parsed.GetValue(_targetFolder)),
        Size = parsed.GetValue(_size),
        Channels = parsed.GetValue(_channels),
        InputChannels = parsed.GetValue(_inputChannels),
        Binarize = parsed.GetValue(_binarize) ? true : null,
        Drawn = parsed.GetResult(_drawn) is null ? null
            : parsed.GetValue(_drawn) ?? (_system.Data == OfPairs ? DefaultDrawnPairs : DefaultDrawnDigits),
        TestImages = FullPath(parsed.GetValue(_testImages)),
        TestLabels = FullPath(parsed.GetValue(_testLabels)),
        TestFolder = FullPath(parsed.GetValue(_testFolder)),
        TestPairs = FullPath(parsed.GetValue(_testPairs)),
        TestTargets = FullPath(parsed.GetValue(_testTargets)),
    };

    private bool Applies(Rule rule) => rule.Kinds.Contains(_system.Data) && (!rule.IsTest || _system.Measures);

    private static string? FullPath(string? path) => path is null ? null : Path.GetFullPath(path);

    /// <summary>When an option may be given.</summary>
    /// <param name="Option">The option.</param>
    /// <param name="Kinds">The kinds of data that it speaks of.</param>
    private sealed record Rule(Option Option, TrainingDataKind[] Kinds)
    {
        /// <summary>Whether it alone says what to train on.</summary>
        public bool IsSource { get; init; }

        /// <summary>Whether it is for systems that measure on held-out data.</summary>
        public bool IsTest { get; init; }

        /// <summary>Options one of which must be given, too; empty for none.</summary>
        public Option[] With { get; init; } = [];

        /// <summary>The other half of a source.</summary>
        public Option? Needs { get; init; }
    }
}
