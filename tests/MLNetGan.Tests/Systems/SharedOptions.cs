namespace MLNetGan.Tests.Systems;

/// <summary>What is known of the options that systems share: the ledger of defaults, and values out of their ranges.</summary>
internal static class SharedOptions
{
    private static readonly (Type Class, object Defaults)[] s_defaults =
    [
        (typeof(TrainingOptions), new
        {
            PixelMinimum = 0f,
            PixelMaximum = 255f,
            ImageChannels = 3,
            MaximumDuration = (TimeSpan?)null,
            Optimizer = OptimizerKind.Adam,
            Beta1 = 0.5,
            Beta2 = 0.999,
            WeightDecay = 0.0,
            Schedule = "constant",
            AverageDecay = 0.0,
            EvaluationInterval = 1,
            SheetInterval = (int?)null,
            BestBy = (ImageMetric?)null,
            EvaluationExtractor = (ImageFeatureExtractor?)null,
            EvaluationImages = 2000,
            Patience = (int?)null,
            Distributed = DistributedTraining.None,
            SynchronizeBatchNormalization = (bool?)null,
            Seed = (long?)null,
            RunFolder = (string?)null,
            TensorBoardFolder = (string?)null,
            Resume = false,
            AllowOtherData = false,
        }),
        (typeof(GanOptions), new
        {
            AdversarialLoss = AdversarialLoss.NonSaturating,
            DiscriminatorSteps = 1,
            GeneratorLearningRate = 2e-4,
            DiscriminatorLearningRate = 2e-4,
            GradientPenaltyWeight = 0.0,
            R1Weight = 0.0,
            R2Weight = 0.0,
            PenaltyInterval = 1,
            SpectralNormalization = false,
            LeCamWeight = 0.0,
            AugmentColor = false,
            AugmentTranslation = false,
            AugmentCutout = false,
            AugmentationTarget = (double?)null,
            AugmentationImages = 500_000,
        }),
        (typeof(LatentGanOptions), new
        {
            ImageColumnName = "Image",
            OutputColumnName = (string?)null,
            SeedColumnName = "Seed",
            LatentColumnName = "Latent",
            LatentSize = 100,
            WeightBound = (double?)null,
        }),
        (typeof(ConvolutionalGanOptions), new
        {
            Architecture = GanArchitecture.Reference,
            BaseChannels = (int?)null,
            Dropout = (double?)null,
            NormalizeDiscriminator = true,
        }),
        (typeof(ImageToImageOptions), new
        {
            InputColumnName = "Input",
            TargetColumnName = "Target",
            OutputColumnName = "Translated",
            InputChannels = 3,
            Jitter = 286.0 / 256,
            Mirror = true,
            Turn = false,
        }),
        (typeof(PairedImageOptions), new { ValidationSetFraction = 0.1 }),
    ];

    private static readonly (Type Class, (string Property, object? Value)[] Values)[] s_outOfRange =
    [
        (typeof(TrainingOptions),
        [
            (nameof(TrainingOptions.PixelMinimum), float.NegativeInfinity), (nameof(TrainingOptions.PixelMaximum), 0f), (nameof(TrainingOptions.PixelMaximum), float.PositiveInfinity),
            (nameof(TrainingOptions.ImageChannels), 0), (nameof(TrainingOptions.ImageChannels), 2), (nameof(TrainingOptions.ImageChannels), 5),
            (nameof(TrainingOptions.Epochs), 0),
            (nameof(TrainingOptions.MaximumDuration), TimeSpan.Zero),
            (nameof(TrainingOptions.Beta1), 1.0), (nameof(TrainingOptions.Beta1), -0.1), (nameof(TrainingOptions.Beta2), 1.0), (nameof(TrainingOptions.Beta2), -0.1),
            (nameof(TrainingOptions.WeightDecay), -0.1),
            (nameof(TrainingOptions.Schedule), null),
            (nameof(TrainingOptions.AverageDecay), 1.0), (nameof(TrainingOptions.AverageDecay), -0.1),
            (nameof(TrainingOptions.EvaluationInterval), 0), (nameof(TrainingOptions.SheetInterval), 0), (nameof(TrainingOptions.EvaluationImages), 1), (nameof(TrainingOptions.Patience), 0),
            (nameof(TrainingOptions.Resume), true),
        ]),
        (typeof(GanOptions),
        [
            (nameof(GanOptions.DiscriminatorSteps), 0),
            (nameof(GanOptions.GeneratorLearningRate), 0.0), (nameof(GanOptions.DiscriminatorLearningRate), 0.0),
            (nameof(GanOptions.GradientPenaltyWeight), -0.1), (nameof(GanOptions.R1Weight), -0.1), (nameof(GanOptions.R2Weight), -0.1),
            (nameof(GanOptions.PenaltyInterval), 0), (nameof(GanOptions.PenaltyInterval), 1025), (nameof(GanOptions.LeCamWeight), -0.1),
            (nameof(GanOptions.AugmentationTarget), 0.0), (nameof(GanOptions.AugmentationTarget), 1.0),
            // There is nothing to adapt.
            (nameof(GanOptions.AugmentationTarget), 0.6),
            (nameof(GanOptions.AugmentationImages), 0),
        ]),
        (typeof(LatentGanOptions),
        [
            (nameof(LatentGanOptions.LatentSize), 0),
            (nameof(LatentGanOptions.WeightBound), 0.0),
        ]),
        (typeof(ConvolutionalGanOptions),
        [
            (nameof(ConvolutionalGanOptions.BaseChannels), 0), (nameof(ConvolutionalGanOptions.BaseChannels), 1025),
            (nameof(ConvolutionalGanOptions.Dropout), 1.0), (nameof(ConvolutionalGanOptions.Dropout), -0.1),
        ]),
        (typeof(ImageToImageOptions),
        [
            (nameof(ImageToImageOptions.TargetColumnName), "Input"),
            (nameof(ImageToImageOptions.InputChannels), 0), (nameof(ImageToImageOptions.InputChannels), 2),
            (nameof(ImageToImageOptions.Jitter), 0.99), (nameof(ImageToImageOptions.Jitter), 2.01),
        ]),
        (typeof(PairedImageOptions), [(nameof(PairedImageOptions.ValidationSetFraction), 1.0), (nameof(PairedImageOptions.ValidationSetFraction), -0.1)]),
    ];

    /// <summary>The ledger of a system's defaults by property; schedules and codes as text.</summary>
    public static Dictionary<string, object?> Defaults(SystemCase system)
    {
        Dictionary<string, object?> all = [];
        foreach (object defaults in s_defaults.Where(d => d.Class.IsAssignableFrom(system.Reference().GetType())).Select(d => d.Defaults).Append(system.Defaults))
        {
            foreach (System.Reflection.PropertyInfo property in defaults.GetType().GetProperties())
                all[property.Name] = property.GetValue(defaults);
        }
        return all;
    }

    /// <summary>Values that a system's options must refuse.</summary>
    public static IEnumerable<(string Property, object? Value)> OutOfRange(SystemCase system) =>
        new (string, object?)[] { (nameof(TrainingOptions.BatchSize), system.Reference().SmallestBatch - 1) }.Concat(s_outOfRange.Where(d => d.Class.IsAssignableFrom(system.Reference().GetType())).SelectMany(d => d.Values)).Concat(system.OutOfRange);
}
