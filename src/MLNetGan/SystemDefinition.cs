using Microsoft.ML;
using MLNetGan.Pipeline.Fitting;
using MLNetGan.Runs;
using MLNetGan.Training;

namespace MLNetGan;

/// <summary>All that others must know of a system to list it, to train it and to make what training gives.</summary>
internal abstract class SystemDefinition
{
    /// <summary>The names of presets that every system has.</summary>
    public const string Reference = "reference", Compact = "compact";

    private protected SystemDefinition(string title) => Title = title;

    /// <summary>Its name in run folders and on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>Its name in text for people.</summary>
    public string Title { get; }

    /// <summary>What it trains on.</summary>
    public virtual TrainingDataKind Data => TrainingDataKind.Images;

    public abstract Type OptionsType { get; }

    /// <summary>What its training gives.</summary>
    public abstract Type TransformerType { get; }

    /// <summary>Ready options by the preset's name.</summary>
    public abstract IReadOnlyDictionary<string, Func<TrainingOptions>> Presets { get; }

    /// <summary>Whether it learns to make images of images, rather than of noise.</summary>
    public bool Translates => TransformerType.IsAssignableTo(typeof(ImageTranslatorTransformer));

    /// <summary>Whether it can be measured on data that it is not trained on.</summary>
    public bool Measures => OptionsType.IsAssignableTo(typeof(IMeasuredOptions));

    /// <summary>
    /// Creates the networks and the objective; throws <see cref="ArgumentException"/> for images that the networks cannot make.
    /// </summary>
    public abstract TrainingSystem CreateSystem(TrainingOptions options, BatchFormat format);

    /// <summary>As <see cref="CreateSystem(TrainingOptions, BatchFormat)"/>; the error names the columns.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The networks cannot make images of the columns' size.</exception>
    public TrainingSystem CreateSystem(TrainingOptions options, TrainingColumns columns)
    {
        try
        {
            return CreateSystem(options, columns.Format);
        }
        catch (ArgumentException error)
        {
            string found = string.Join(", ",
                options.Images.Select(images => $"{images.Role} column '{images.Column}' is {columns.Images[images.Slot].Type}"));
            throw new ArgumentOutOfRangeException($"{char.ToUpperInvariant(found[0])}{found[1..]}. {error.Message}", error);
        }
    }

    /// <summary>Makes the transformer, which takes out of a trained system the networks that it needs.</summary>
    public abstract NetworkTransformer CreateTransformer(TrainedGan trained);

    /// <summary>
    /// The player whose network alone translates images, so that a file of its weights is all that a translator needs; null for none.
    /// </summary>
    public virtual Func<TrainingSystem, Player>? Translator => null;

    /// <summary>Says what is trained on, what is drawn and what is measured.</summary>
    public virtual TrainingPlan Plan(TrainingInput input) =>
        new(new ViewBatchSource(input.View, input.Columns, input.Options),
            new LatentSheet(
                input.System.Players.First(player => player.IsDelivered).Delivered, input.Device, input.Columns.Label?.NamesOrNumbers));

    /// <summary>Whether images that it makes can be compared with real ones while it trains.</summary>
    public virtual bool IsCompared => true;

    /// <summary>Real images, and those that it makes to be compared with them.</summary>
    public virtual IComparedImages Compared(TrainingInput input) =>
        ComparedRows.OfNoise(input, input.System.Players.First(player => player.IsDelivered).Delivered);

    /// <summary>Makes the estimator from options of the system's own type.</summary>
    public abstract IEstimator<NetworkTransformer> NewEstimator(MLContext context, TrainingOptions options);

    /// <summary>Makes the transformer of a run's checkpoint: the best by its measure, or without any the last.</summary>
    public abstract NetworkTransformer Load(MLContext context, RunModel model, RunFolder run);
}

/// <summary>The definition of a system by its types.</summary>
/// <param name="title">See <see cref="SystemDefinition.Title"/>.</param>
/// <param name="compact">The options sized for a CPU; those of the reference are what their constructor makes.</param>
internal abstract class SystemDefinition<TOptions, TTransformer>(string title, Func<TOptions> compact) : SystemDefinition(title)
    where TOptions : TrainingOptions, new()
    where TTransformer : NetworkTransformer
{
    public sealed override string Name { get; } = new TOptions().System;

    public sealed override Type OptionsType => typeof(TOptions);

    public sealed override Type TransformerType => typeof(TTransformer);

    public sealed override IReadOnlyDictionary<string, Func<TrainingOptions>> Presets { get; } =
        new Dictionary<string, Func<TrainingOptions>> { [Reference] = () => new TOptions(), [Compact] = compact };

    public sealed override TrainingSystem CreateSystem(TrainingOptions options, BatchFormat format) =>
        CreateSystem((TOptions)options, format);

    public abstract override TTransformer CreateTransformer(TrainedGan trained);

    public sealed override IEstimator<NetworkTransformer> NewEstimator(MLContext context, TrainingOptions options) =>
        new GanEstimator<TOptions, TTransformer>(context, (TOptions)options);

    public sealed override NetworkTransformer Load(MLContext context, RunModel model, RunFolder run) =>
        RunModel.Make(run, () => new GanEstimator<TOptions, TTransformer>(context, (TOptions)model.OptionsAs(typeof(TOptions), run)))
            .Load(model, run);

    protected abstract TrainingSystem CreateSystem(TOptions options, BatchFormat format);
}
