using Microsoft.ML;
using MLNetGan.Training;

namespace MLNetGan.Tests.Systems;

/// <summary>What the battery of tests must know of a system.</summary>
internal sealed class SystemCase
{
    /// <summary>How many labels the conditioned networks of the cases have.</summary>
    public const int Labels = 10;

    private readonly SystemDefinition _definition;
    private readonly Func<TrainingOptions> _tiny;
    private readonly string _variant;
    private readonly Lazy<TrainedSystem> _trained;

    private SystemCase(SystemDefinition definition, Func<TrainingOptions> tiny, string variant = "")
    {
        (_definition, _tiny, _variant) = (definition, tiny, variant);
        _trained = new(() => TrainedSystem.Train(this));
    }

    /// <summary>Its name in run folders and on the command line, and that of a variant.</summary>
    public string Name => _definition.Name + _variant;

    /// <summary>What its training gives.</summary>
    public Type Transformer => _definition.TransformerType;

    /// <summary>What it trains on.</summary>
    public required SystemData Data { get; init; }

    /// <summary>The ledger: every default that the shared classes of options do not have, and those that are otherwise than theirs.</summary>
    public required object Defaults { get; init; }

    /// <summary>Values out of their ranges, of properties that the shared classes of options do not have.</summary>
    public required (string Property, object? Value)[] OutOfRange { get; init; }

    /// <summary>Forms of its networks that are compared with ONNX Runtime.</summary>
    public required (string Form, Func<TrainingSystem> Create)[] Networks { get; init; }

    /// <summary>The files of PyTorch's training steps, which <see cref="TrainingStepTests"/>, or the class of such a name that the system has to itself, compares with.</summary>
    public required string[] Golden { get; init; }

    /// <summary>A size of images that the tiny run's networks cannot make; null where they make every size.</summary>
    public (int Height, int Width)? UnfitSize { get; init; }

    /// <summary>A shared run; never to be disposed of.</summary>
    public TrainedSystem Trained => _trained.Value;

    /// <summary>Options with which a run of three epochs takes no time; what it makes is noise, but it depends on seeds, labels and inputs.</summary>
    public TrainingOptions NewTiny()
    {
        TrainingOptions options = _tiny();
        options.BatchSize = 6;
        options.Epochs = 3;
        if (options is GanOptions game)
            game.GeneratorLearningRate = 0.02;
        options.AverageDecay = 0.5;
        options.Schedule = LearningRateSchedule.Steps(0.5, 2);
        options.Seed = 4;
        return options;
    }

    /// <summary>The reference's options.</summary>
    public TrainingOptions Reference() => _definition.Presets[SystemDefinition.Reference]();

    /// <summary>The options of the compact preset.</summary>
    public TrainingOptions Compact() => _definition.Presets[SystemDefinition.Compact]();

    public IEstimator<NetworkTransformer> NewEstimator(MLContext context, TrainingOptions options) => _definition.NewEstimator(context, options);

    /// <summary>The same system, trained with other options.</summary>
    public SystemCase With<TOptions>(string variant, Action<TOptions> change) where TOptions : TrainingOptions
    {
        TrainingOptions Changed()
        {
            TrainingOptions options = _tiny();
            change((TOptions)options);
            return options;
        }
        return new SystemCase(_definition, Changed, $" {variant}")
        {
            Data = Data,
            Defaults = Defaults,
            OutOfRange = OutOfRange,
            Networks = Networks,
            Golden = Golden,
            UnfitSize = UnfitSize,
        };
    }

    /// <summary>An entry of the table.</summary>
    /// <param name="tiny">The smallest networks.</param>
    /// <param name="defaults">See <see cref="Defaults"/>.</param>
    /// <param name="outOfRange">See <see cref="OutOfRange"/>.</param>
    /// <param name="networks">See <see cref="Networks"/>.</param>
    /// <param name="golden">See <see cref="Golden"/>.</param>
    /// <param name="unfitSize">See <see cref="UnfitSize"/>.</param>
    /// <param name="data">What it trains on, where the definition does not say it all.</param>
    public static SystemCase Of<TOptions>(
        Action<TOptions> tiny, object defaults, (string, object?)[] outOfRange, (string, Func<TrainingSystem>)[] networks, string[] golden,
        (int, int)? unfitSize = null, SystemData? data = null)
        where TOptions : TrainingOptions, new()
    {
        TOptions Tiny()
        {
            var options = new TOptions();
            tiny(options);
            return options;
        }
        SystemDefinition definition = SystemList.Of(new TOptions());
        return new SystemCase(definition, Tiny)
        {
            Data = data ?? (definition.Translates ? SystemData.Pairs : Tiny().Label is null ? SystemData.Images : SystemData.LabeledImages),
            Defaults = defaults,
            OutOfRange = outOfRange,
            Networks = networks,
            Golden = golden,
            UnfitSize = unfitSize,
        };
    }
}
