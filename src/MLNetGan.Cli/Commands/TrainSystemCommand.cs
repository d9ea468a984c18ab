using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using MLNetGan.Cli.Errors;
using MLNetGan.Cli.Runs;

namespace MLNetGan.Cli.Commands;

/// <summary><c>mlnetgan train SYSTEM</c></summary>
internal sealed class TrainSystemCommand : Command
{
    private const string BatchSize = nameof(TrainingOptions.BatchSize);

    private readonly DataOptions _data;
    private readonly Option<int?> _epochs;
    private readonly Option<double?> _minutes = NumberOption.Positive("--minutes", "M", "Stop after M minutes of training.");
    private readonly Option<string?> _evaluate = PathOption.Optional("--evaluate", "METRIC[@EXTRACTOR]",
        "Compare generated images with real ones at every evaluation, and deliver the weights that do best by METRIC: " +
        $"{EvaluationChoice.Metrics}. EXTRACTOR makes the features that are compared: {ExtractorChoice.Choices}. [default: resnet18]");
    private readonly ExtractorOptions _extractor = new();
    private readonly Option<int?> _every;
    private readonly Option<int?> _sheetEvery = NumberOption.Whole("--sheet-every", "N",
        "Draw samples at every N-th evaluation. [default: at the first 15, then ever more rarely]", minimum: 1);
    private readonly Option<int?> _patience = NumberOption.Whole("--patience", "N",
        "Stop after N evaluations in a row that are no better than the best, whose weights are delivered.", minimum: 1);
    private readonly Option<string?> _preset = PresetOption.Create("Ready options:");
    private readonly Option<string[]> _set = new("--set")
    {
        HelpName = "NAME=VALUE",
        Description = "Set an option of the system otherwise than in the preset; may be given several times. See below.",
    };
    private readonly Option<int?> _batchPerRank = NumberOption.Whole("--batch-per-rank", "N",
        "Images of each batch in each of the processes that mpirun started; BatchSize is so many times their number.", minimum: 1);
    private readonly Option<long?> _seed = NumberOption.Whole(
        "--seed", "S", "The seed of weights, noise and the order of images. [default: 0]", minimum: long.MinValue);
    private readonly Option<int?> _gpu = NumberOption.Whole("--gpu", "ID", "Train on this CUDA device. [default: the CPU]", minimum: 0);
    private readonly Option<bool> _resume = new("--resume")
    {
        Description = "Go on from the last checkpoint in RUN, with its options; the system may be left out, --epochs, --minutes, " +
            "--every, --sheet-every and --patience may be others, and --images, --folder and the like name where the same data lies now.",
    };
    private readonly Option<bool> _otherData = new("--other-data")
    {
        Description = "With --resume, go on with other images than those that the run was trained on; labels and sizes must be the same.",
    };
    private readonly Option<string?> _tensorBoard = PathOption.Optional(
        "--tensorboard", "DIR", "Write losses, scalars and samples for TensorBoard, too, into this folder.");
    private readonly Option<bool> _dryRun = new("--dry-run")
    {
        Description = "Show the networks, the options and the data; train and write nothing."
    };
    private readonly Option<string?> _run = PathOption.Optional(
        "--out", "RUN", "The run folder: losses, samples, checkpoints and results. Required, but for --dry-run.");

    public TrainSystemCommand(SystemDefinition system) : base(system.Name, $"Trains {system.Title} on {Data(system)}.")
    {
        System = system;
        _data = new DataOptions(system);
        _epochs = NumberOption.Whole("--epochs", "N", "Stop after N passes over the images. [default: " +
            $"{Default(options => options.Epochs < int.MaxValue ? $"{options.Epochs}" : "to the end of the last phase")}; " +
            "with --minutes no limit]", minimum: 1);
        _every = NumberOption.Whole("--every", "N",
            $"Evaluate after every N epochs: draw samples, and measure. [default: {Default(options => $"{options.EvaluationInterval}")}]",
            minimum: 1);
        foreach (Option option in (Option[])[.. _data.All, _epochs, _minutes, _evaluate, .. _extractor.All, _every,
            _sheetEvery, _patience, _preset, _set, _batchPerRank, _seed, _gpu, _resume, _otherData, _tensorBoard, _dryRun, _run])
        {
            Add(option);
        }
        foreach (Option option in (Option[])[_evaluate, .. _extractor.All])
            option.Hidden = !system.IsCompared;
        Validators.Add(Check);
        SetAction(Train);
    }

    public SystemDefinition System { get; }

    /// <summary>The preset that a command line names; the reference where it names none that there is.</summary>
    public string PresetOf(ParseResult parsed) =>
        parsed.CommandResult.ValueOrDefault(_preset) is { } preset && System.Presets.ContainsKey(preset) ? preset
            : SystemDefinition.Reference;

    // What presets have by themselves, each where they differ.
    private string Default(Func<TrainingOptions, string> value)
    {
        (string Preset, string Value)[] all = [.. System.Presets.Select(preset => (preset.Key, value(preset.Value())))];
        return all.Select(one => one.Value).Distinct().Count() == 1 ? all[0].Value
            : string.Join(", ", all.Select(one => $"{one.Value} ({one.Preset})"));
    }

    private static string Data(SystemDefinition system) => system.Data switch
    {
        TrainingDataKind.Pairs => "pairs of images",
        TrainingDataKind.UnpairedImages => "images of two kinds",
        _ => system.Presets[SystemDefinition.Reference]().Label is null ? "images" : "images with labels",
    };

    private void Check(CommandResult result)
    {
        bool resume = result.ValueOrDefault(_resume), isDry = result.ValueOrDefault(_dryRun);
        string[] settings = result.ValueOrDefault(_set) ?? [];
        if (_data.Fault(result, resume) is { } fault)
            result.AddError(fault);
        else if (!resume && result.ValueOrDefault(_run) is { Length: > 0 } run && _data.Fault(result, run) is { } misplaced)
            result.AddError(misplaced);
        if (result.GetResult(_run) is null && !isDry)
            result.AddError(resume ? UsageErrors.ResumeWithoutRun : "Option '--out' is required.");
        if (isDry && resume)
            result.AddError("--dry-run does not go with --resume: leave one out.");
        if (result.ValueOrDefault(_otherData) && !resume)
            result.AddError("--other-data goes with --resume.");
        if (result.ValueOrDefault(_evaluate) is { Length: > 0 } evaluation)
            Try(result, () => EvaluationChoice.Parse(evaluation));
        else if (!resume && result.GetResult(_evaluate) is null
            && _extractor.All.FirstOrDefault(option => result.GetResult(option) is not null) is { } lone)
            result.AddError($"{lone.Name} goes with --evaluate.");
        if (result.ValueOrDefault(_batchPerRank) is not null
            && settings.Any(assignment => assignment.StartsWith($"{BatchSize}=", StringComparison.Ordinal)))
            result.AddError($"--batch-per-rank does not go with --set {BatchSize}: leave one out.");
        foreach (string assignment in settings)
            Try(result, () => Setting.Parse(System, assignment));
    }

    private static void Try(CommandResult result, Action parse)
    {
        try
        {
            parse();
        }
        catch (UserException error)
        {
            result.AddError(error.Message);
        }
    }

    private string[]? Assignments(ParseResult parsed) => parsed.GetValue(_batchPerRank) is { } images
        ? [.. parsed.GetValue(_set) ?? [], string.Create(CultureInfo.InvariantCulture, $"{BatchSize}={(long)images * Processes.Count}")]
        : parsed.GetValue(_set);

    private int Train(ParseResult parsed)
    {
        RunRequest? request = null;
        if (parsed.GetValue(_dryRun))
        {
            request = parsed.GetValue(_run) is { } folder
                ? New(Request(parsed), new RunDirectory(folder)) : Request(parsed).WithDefaults(System);
            if (Processes.IsFirst(Processes.Of(request)))
                DryRun.Write(Console.Out, PreparedRun.Create(request, System, parsed.GetValue(_gpu)));
            return ExitCode.Success;
        }
        var directory = new RunDirectory(parsed.GetValue(_run)!);
        bool resume = parsed.GetValue(_resume);
        PreparedRun prepared = Processes.Prepare(
            () =>
            {
                request = Request(parsed);
                request = resume ? Resuming(request, directory) : New(request, directory);
                return PreparedRun.Create(request, System, parsed.GetValue(_gpu));
            },
            () => Processes.Of(request));
        var run = new TrainingRun(directory, prepared, resume)
        {
            AllowsOtherData = parsed.GetValue(_otherData),
            TensorBoardFolder = parsed.GetValue(_tensorBoard),
        };
        return Train(run, directory);
    }

    private RunRequest Request(ParseResult parsed) => _extractor.Read(parsed, _data.Request(parsed)) with
    {
        Preset = parsed.GetValue(_preset),
        Set = Setting.ParseAll(System, Assignments(parsed)),
        Seed = parsed.GetValue(_seed),
        Epochs = parsed.GetValue(_epochs),
        Minutes = parsed.GetValue(_minutes),
        Evaluate = parsed.GetValue(_evaluate) is { } evaluation ? EvaluationChoice.WithFullPath(evaluation) : null,
        Every = parsed.GetValue(_every),
        SheetEvery = parsed.GetValue(_sheetEvery),
        Patience = parsed.GetValue(_patience),
    };

    private RunRequest Resuming(RunRequest request, RunDirectory directory)
    {
        directory.RequireRun();
        if (directory.IsImported)
            throw new UserException(
                $"Run folder '{directory.Path}' holds imported weights, and no training to go on with. Train in another folder.");
        request = request.Resuming(directory.ReadRequest(RunArgument.SystemOf(directory)), System);
        return request.NamesData ? request
            : throw new UserException(
                $"The run in '{directory.Path}' was started by a program, and does not say where its data lies. {_data.Advice}");
    }

    // The first of several processes may have begun to fill the folder before another one looks.
    private RunRequest New(RunRequest request, RunDirectory directory)
    {
        if (Processes.IsFirst(Processes.Of(request)))
            directory.RequireNew();
        return request.WithDefaults(System);
    }

    private int Train(TrainingRun run, RunDirectory directory)
    {
        using var stop = new StopSignals();
        try
        {
            run.Execute(stop.Token);
            return ExitCode.Success;
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested || Processes.Count > 1)
        {
            if (run.IsFirst)
                Console.Error.WriteLine(directory.Checkpoint is { } checkpoint
                    ? $"mlnetgan: stopped; checkpoint {checkpoint} is saved. {directory.EarlierResults}{run.HowToGoOn}"
                    : "mlnetgan: stopped before the first step; nothing was saved.");
            return ExitCode.Cancelled;
        }
    }
}
