using System.CommandLine;
using Microsoft.ML;
using MLNetGan.Cli.Display;
using MLNetGan.Cli.Runs;

namespace MLNetGan.Cli.Commands;

/// <summary><c>mlnetgan uplift</c></summary>
internal sealed partial class UpliftCommand : Command
{
    public UpliftCommand() : base("uplift",
        "Measures whether generated images help classifiers of real ones, against classic augmentation, oversampling and more real images.")
    {
        _system.AcceptOneOf([.. s_systems.Select(system => system.Name)]);
        _learners.AcceptOneOf(UpliftLearners.Convolutional, UpliftLearners.MaximumEntropy, UpliftLearners.LightGbm);
        foreach (Option option in (Option[])[_images, _labels, _testImages, _testLabels, _folder, _testFolder, _drawn, _size, _system,
            _preset, _set, _generatorSteps, _perLabel, _imbalance, _common, _rareShare, _generatedShare, _moreReal, _draws, _seeds,
            _learners, _steps, _rows, _side, _strength, _mirror, _noFilter, _testCount, _seed, _quick, _out])
            Add(option);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        var data = new UpliftData(parsed.GetValue(_images), parsed.GetValue(_labels), parsed.GetValue(_folder), parsed.GetValue(_drawn),
            parsed.GetValue(_testImages), parsed.GetValue(_testLabels), parsed.GetValue(_testFolder), parsed.GetValue(_size));
        if (data.Fault is { } fault)
            throw new UserException(fault);
        string folder = parsed.GetRequiredValue(_out);
        foreach (Option<string?> option in (Option<string?>[])[_folder, _testFolder])
        {
            if (parsed.GetValue(option) is { } images && FolderPlace.IsWithin(folder, images))
                throw new UserException(
                    $"--out {folder} lies in the folder of {option.Name}, among the images. Choose a folder outside of it.");
        }
        new RunDirectory(folder).RequireOutside(folder);
        MLContext ml = LogDisplay.NewContext();
        bool isQuick = parsed.GetValue(_quick);
        string[] names = parsed.GetValue(_learners) is { Length: > 0 } given ? [.. given.Distinct()]
            : isQuick ? [UpliftLearners.Convolutional]
            : [UpliftLearners.Convolutional, UpliftLearners.MaximumEntropy, UpliftLearners.LightGbm];
        using var learners = new UpliftLearners(ml, names, parsed.GetValue(_steps) ?? (isQuick ? 100 : 300),
            parsed.GetValue(_rows) ?? DefaultRows, parsed.GetValue(_side) ?? DefaultSide);
        using var stop = new StopSignals();
        UpliftOptions options = Read(parsed, isQuick);
        (options.Learners, options.CancellationToken) = (learners.All, stop.Token);
        options.Progress = new LineProgress();
        SetGenerator(parsed, options, parsed.GetValue(_generatorSteps) ?? (isQuick ? 200 : 1000), stop.Token);
        (IDataView real, IDataView test) = data.Load(ml);
        try
        {
            UpliftReport.Write(Console.Out, ml.Gan().Evaluate.Uplift(real, test, options), options.OutputFolder!);
            return ExitCode.Success;
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            Console.Error.WriteLine("mlnetgan: stopped; finished cells are kept. The same command goes on.");
            return ExitCode.Cancelled;
        }
    }

    private UpliftOptions Read(ParseResult parsed, bool isQuick) => new()
    {
        ImagesPerLabel = NumberList.Given(parsed, _perLabel) ?? (isQuick ? [25] : [25, 50, 100]),
        Imbalances = NumberList.Given(parsed, _imbalance) ?? (isQuick ? [] : [10, 100]),
        ImbalancedImagesPerLabel = parsed.GetValue(_common) ?? 500,
        RareShare = Number(parsed, _rareShare, 0.3, 0.9),
        GeneratedShare = Number(parsed, _generatedShare, 0.5, 0.99),
        MoreReal = parsed.GetValue(_moreReal) ?? 2,
        Draws = parsed.GetValue(_draws) ?? (isQuick ? 3 : 5),
        Seeds = parsed.GetValue(_seeds) ?? (isQuick ? 1 : 2),
        FilterSteps = parsed.GetValue(_noFilter) ? 0 : isQuick ? 100 : 300,
        Classic = Classic(Number(parsed, _strength, 1, 5), parsed.GetValue(_mirror)),
        MaximumTestImages = parsed.GetValue(_testCount) ?? 5000,
        Seed = parsed.GetValue(_seed) ?? 0,
        OutputFolder = Path.GetFullPath(parsed.GetRequiredValue(_out)),
    };

    private static double Number(ParseResult parsed, Option<double?> option, double otherwise, double most) =>
        parsed.GetValue(option) switch
        {
            null => otherwise,
            { } number when number <= most => number,
            { } number =>
                throw new UserException(FormattableString.Invariant($"{option.Name} {number}: expected a number above 0, at most {most}.")),
        };

    private static ClassicAugmentationOptions Classic(double strength, bool mirror)
    {
        var options = new ClassicAugmentationOptions { Mirror = mirror };
        options.Shift *= strength;
        options.Rotation *= strength;
        options.Zoom *= strength;
        options.Brightness *= strength;
        return options;
    }

    private void SetGenerator(ParseResult parsed, UpliftOptions options, int steps, CancellationToken cancellation)
    {
        SystemDefinition system = s_systems.First(system => system.Name == (parsed.GetValue(_system) ?? "cgan"));
        var request = new RunRequest
        {
            System = system.Name,
            Preset = parsed.GetValue(_preset) ?? SystemDefinition.Compact,
            Set = Setting.ParseAll(system, parsed.GetValue(_set)),
            Epochs = 1,
        };
        string set = string.Concat((request.Set ?? []).Select(setting => $" {setting.Key}={setting.Value}"));
        options.GeneratorName = $"{system.Name} {request.Preset}{set}";
        options.GeneratorImages = checked(steps * request.NewOptions(system).BatchSize);
        options.Generator = seed =>
        {
            TrainingOptions own = request.NewOptions(system);
            (own.Seed, own.CancellationToken) = (seed, cancellation);
            return (IEstimator<LabeledGeneratorTransformer>)system.NewEstimator(new MLContext(), own);
        };
    }

    // Not .NET's Progress, which reports on other threads and out of order.
    private sealed class LineProgress : IProgress<UpliftProgress>
    {
        public void Report(UpliftProgress value) => Console.WriteLine(UpliftReport.Line(value));
    }
}
