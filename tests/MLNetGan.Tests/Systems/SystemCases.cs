using MLNetGan.Networks;
using MLNetGan.Systems;
using MLNetGan.Systems.AcGan;
using MLNetGan.Systems.Cgan;
using MLNetGan.Systems.CoGan;
using MLNetGan.Systems.ContextEncoder;
using MLNetGan.Systems.CycleGan;
using MLNetGan.Systems.Draw;
using MLNetGan.Systems.DualGan;
using MLNetGan.Systems.InfoGan;
using MLNetGan.Systems.Pix2Pix;
using MLNetGan.Systems.ProGan;
using MLNetGan.Systems.Vanilla;
using MLNetGan.Training;

namespace MLNetGan.Tests.Systems;

/// <summary>The table of systems that the battery runs over. A new system is one more entry.</summary>
internal static class SystemCases
{
    private const int Labels = 10;

    public static IReadOnlyList<SystemCase> All { get; } =
    [
        SystemCase.Of(
            tiny: (VanillaGanOptions o) => o.LatentSize = 5,
            defaults: new { Epochs = 100, BatchSize = 64, Dropout = 0.0 },
            outOfRange: [("Dropout", 1.0), ("Dropout", -0.1)],
            networks: [("28x28", () => new VanillaGanSystem(new VanillaGanOptions(), new Shape(1, 28, 28))), ("any size", () => new VanillaGanSystem(VanillaGanOptions.Compact(), new Shape(4, 11, 7)))],
            golden: ["gan"]),
        SystemCase.Of(
            tiny: (DcganOptions o) => (o.LatentSize, o.BaseChannels, o.Dropout) = (4, 2, 0.2),
            defaults: new { Epochs = 35, BatchSize = 128, Schedule = "steps 0.1 at 10,20,25" },
            outOfRange: [],
            networks: [("28x28", () => new ConvolutionalSystem(new DcganOptions(), new Shape(1, 28, 28))), ("64x64", () => new ConvolutionalSystem(new DcganOptions { BaseChannels = 8 }, new Shape(3, 64, 64)))],
            golden: ["dcgan"], unfitSize: (28, 30)),
        SystemCase.Of(
            tiny: (LsganOptions o) => (o.LatentSize, o.BaseChannels, o.Architecture, o.Dropout) = (4, 2, GanArchitecture.Compact, 0.2),
            defaults: new { Epochs = 35, BatchSize = 64, AdversarialLoss = AdversarialLoss.LeastSquares },
            outOfRange: [],
            networks: [("compact 28x28", () => new ConvolutionalSystem(LsganOptions.Compact(), new Shape(1, 28, 28)))],
            golden: ["lsgan"], unfitSize: (28, 30)),
        SystemCase.Of(
            tiny: (WganOptions o) => (o.LatentSize, o.BaseChannels) = (4, 2),
            defaults: new
            {
                Epochs = 100,
                BatchSize = 64,
                AdversarialLoss = AdversarialLoss.Wasserstein,
                WeightBound = 0.01,
                DiscriminatorSteps = 5,
                Optimizer = OptimizerKind.RmsProp,
                GeneratorLearningRate = 5e-5,
                DiscriminatorLearningRate = 5e-5,
            },
            outOfRange: [],
            networks: [("16x40", () => new ConvolutionalSystem(new WganOptions { BaseChannels = 8 }, new Shape(3, 16, 40)))],
            golden: ["wgan"], unfitSize: (28, 30)),
        SystemCase.Of(
            tiny: (WganGpOptions o) => (o.LatentSize, o.BaseChannels, o.Architecture) = (4, 2, GanArchitecture.Compact),
            defaults: new
            {
                Epochs = 100,
                BatchSize = 64,
                AdversarialLoss = AdversarialLoss.Wasserstein,
                GradientPenaltyWeight = 10.0,
                NormalizeDiscriminator = false,
                DiscriminatorSteps = 5,
                GeneratorLearningRate = 1e-4,
                DiscriminatorLearningRate = 1e-4,
                Beta2 = 0.9,
            },
            outOfRange: [],
            networks: [("28x28", () => new ConvolutionalSystem(new WganGpOptions { BaseChannels = 8 }, new Shape(1, 28, 28))), ("compact 32x32", () => new ConvolutionalSystem(WganGpOptions.Compact(), new Shape(3, 32, 32)))],
            golden: ["wgangp"], unfitSize: (28, 30)),
        SystemCase.Of(
            tiny: (CganOptions o) => (o.LatentSize, o.BaseChannels, o.Architecture) = (4, 2, GanArchitecture.Compact),
            defaults: new { Epochs = 100, BatchSize = 64, LabelColumnName = "Label", Architecture = GanArchitecture.Reference, BaseChannels = 32, Dropout = 0.4 },
            outOfRange: [("BaseChannels", 0), ("BaseChannels", 513), ("Dropout", 1.0), ("Dropout", -0.1)],
            networks: [("28x28", () => new CganSystem(new CganOptions(), new Shape(1, 28, 28), Labels)), ("compact 32x48", () => new CganSystem(CganOptions.Compact(), new Shape(3, 32, 48), Labels))],
            golden: ["cgan", "cgan_compact"], unfitSize: (28, 30)),
        SystemCase.Of(
            tiny: (AcGanOptions o) => (o.LatentSize, o.GeneratorChannels, o.DiscriminatorChannels, o.EmbeddingSize) = (4, 8, 2, 3),
            defaults: new
            {
                Epochs = 100,
                BatchSize = 64,
                LabelColumnName = "Label",
                Architecture = GanArchitecture.Reference,
                EmbeddingSize = 50,
                GeneratorChannels = 384,
                DiscriminatorChannels = 32,
                Dropout = 0.5,
                GeneratorClassWeight = 1.0,
                ClassifyGenerated = true,
            },
            outOfRange: [("EmbeddingSize", 0), ("GeneratorChannels", 0), ("DiscriminatorChannels", 0), ("DiscriminatorChannels", 513), ("Dropout", 1.0), ("Dropout", -0.1), ("GeneratorClassWeight", -0.1)],
            networks:
            [
                ("28x28", () => new AcGanSystem(new AcGanOptions(), new Shape(1, 28, 28), Labels)),
                ("64x64", () => new AcGanSystem(new AcGanOptions { GeneratorChannels = 64, DiscriminatorChannels = 4 }, new Shape(3, 64, 64), Labels)),
                ("compact 32x48", () => new AcGanSystem(AcGanOptions.Compact(), new Shape(4, 32, 48), Labels)),
            ],
            golden: ["acgan", "acgan_compact"], unfitSize: (28, 30)),
        SystemCase.Of(
            tiny: (InfoGanOptions o) => (o.LatentSize, o.GeneratorChannels, o.DiscriminatorChannels, o.RecognizerSize, o.Codes) = (4, 16, 4, 8, CodedData.Codes),
            defaults: new
            {
                LatentSize = 62,
                Epochs = 100,
                BatchSize = 64,
                GeneratorLearningRate = 1e-3,
                DiscriminatorLearningRate = 2e-4,
                Codes = "Category: 10 values",
                CategoricalWeight = 1.0,
                ContinuousWeight = 1.0,
                Architecture = GanArchitecture.Reference,
                GeneratorChannels = 512,
                DiscriminatorChannels = 64,
                RecognizerSize = 128,
                VaryRecognized = false,
                RealCategoryWeight = 0.0,
            },
            outOfRange: [("Codes", null), ("CategoricalWeight", -0.1), ("ContinuousWeight", -0.1), ("RealCategoryWeight", -0.1), ("GeneratorChannels", 0), ("DiscriminatorChannels", 0), ("DiscriminatorChannels", 513), ("RecognizerSize", 0)],
            networks:
            [
                ("28x28", () => new InfoGanSystem(new InfoGanOptions { GeneratorChannels = 64, Codes = CodedData.Codes }, new Shape(1, 28, 28))),
                ("compact 32x48", () => new InfoGanSystem(new InfoGanOptions { Architecture = GanArchitecture.Compact, GeneratorChannels = 48, DiscriminatorChannels = 16, Codes = CodedData.Codes }, new Shape(3, 32, 48))),
            ],
            golden: ["infogan"], unfitSize: (28, 30), data: SystemData.CodedImages),
        SystemCase.Of(
            tiny: (ProGanOptions o) => (o.LatentSize, o.BaseChannels, o.MaximumChannels, o.FadeKimg, o.StabilizationKimg) = (4, 64, 16, 0.03, 0.03),
            defaults: new
            {
                LatentSize = 512,
                Epochs = int.MaxValue,
                BatchSize = 128,
                AdversarialLoss = AdversarialLoss.Wasserstein,
                GradientPenaltyWeight = 10.0,
                GeneratorLearningRate = 1e-3,
                DiscriminatorLearningRate = 1e-3,
                Beta1 = 0.0,
                Beta2 = 0.99,
                AverageDecay = 0.999,
                LabelColumnName = (string?)null,
                ClassWeight = 1.0,
                FadeKimg = 800.0,
                StabilizationKimg = 800.0,
                Stages = "32: batch 64; 64: batch 32; 128: batch 16; 256: batch 8; 512: batch 4; 1024: batch 4, rates x 1.5",
                BaseChannels = 8192,
                MaximumChannels = 512,
                FirstBlockChannels = (int?)null,
                Normalization = ProGanNormalization.Pixel,
                EqualizeLearningRate = true,
                MinibatchGroupSize = 4,
                DriftWeight = 0.001,
                Mirror = false,
            },
            outOfRange:
            [
                ("ClassWeight", -0.1), ("FadeKimg", -1.0), ("StabilizationKimg", 0.0), ("Stages", null), ("BaseChannels", 1), ("MaximumChannels", 0), ("MaximumChannels", 4097),
                ("FirstBlockChannels", 0), ("MinibatchGroupSize", 1), ("MinibatchGroupSize", -1), ("DriftWeight", -0.1),
                ("Stages", new ProGanStage[] { new(8), new(8) }), ("Stages", new ProGanStage[] { new(0) }), ("Stages", new ProGanStage[] { new(8) { BatchSize = 0 } }),
                ("Stages", new ProGanStage[] { new(8) { LearningRateFactor = 0 } }), ("Stages", new ProGanStage[] { new(8) { FadeKimg = -1 } }), ("Stages", new ProGanStage[] { new(8) { StabilizationKimg = 0 } }),
            ],
            networks:
            [
                .. new[] { 4, 8, 16, 32, 64 }.Select((size, level) => ($"at {size}x{size}", (Func<TrainingSystem>)(() => GrownProGan(new ProGanOptions { BaseChannels = 1024, MaximumChannels = 128 }, new Shape(3, 64, 64), level, 1)))),
                ("fading in", () => GrownProGan(ProGanOptions.Compact(), new Shape(1, 32, 32), 2, 0.3)),
                ("labels 14x28", () => GrownProGan(new ProGanOptions { BaseChannels = 256, LabelColumnName = "Label" }, new Shape(4, 14, 28), 1, 1)),
                ("batch normalization", () => GrownProGan(new ProGanOptions { BaseChannels = 256, Normalization = ProGanNormalization.Batch, MinibatchGroupSize = 0 }, new Shape(3, 16, 16), 2, 0.7)),
            ],
            golden: ["progan", "progan_labels", "progan_batch"], unfitSize: (28, 30)),
        SystemCase.Of(
            tiny: (DrawOptions o) => (o.Steps, o.LatentsPerStep, o.Units, o.ReadSize, o.WriteSize, o.LearningRate, o.ValidationSetFraction) = (3, 2, 6, 3, 2, 0.02, 0.2),
            defaults: new
            {
                Epochs = 100,
                BatchSize = 100,
                ImageColumnName = "Image",
                OutputColumnName = (string?)null,
                SeedColumnName = "Seed",
                LatentColumnName = "Latent",
                Steps = 10,
                LatentsPerStep = 10,
                Units = 256,
                Attention = true,
                ReadSize = 5,
                WriteSize = 5,
                LearningRate = 1e-3,
                GradientBound = 5.0,
                ValidationSetFraction = 0.1,
            },
            outOfRange:
            [
                ("Steps", 0), ("Steps", 1025), ("LatentsPerStep", 0), ("LatentsPerStep", 4097), ("Units", 0), ("Units", 8193), ("ReadSize", 0), ("ReadSize", 129),
                ("WriteSize", 0), ("WriteSize", 129), ("LearningRate", 0.0), ("GradientBound", 0.0), ("ValidationSetFraction", 1.0), ("ValidationSetFraction", -0.1),
                ("LatentColumnName", "Bound"),
            ],
            networks:
            [
                ("28x28", () => new DrawSystem(DrawOptions.Compact(), new Shape(1, 28, 28))),
                ("28x28 without attention", () => new DrawSystem(new DrawOptions { Attention = false }, new Shape(1, 28, 28))),
                ("colour 13x20", () => new DrawSystem(new DrawOptions { Steps = 4, Units = 32, ReadSize = 2, WriteSize = 1 }, new Shape(3, 13, 20))),
            ],
            golden: ["draw", "draw_attention"]),
        SystemCase.Of(
            tiny: (CoGanOptions o) => (o.LatentSize, o.BaseChannels, o.Dropout) = (4, 2, 0.2),
            defaults: new
            {
                Epochs = 100,
                BatchSize = 128,
                InputColumnName = "Input",
                TargetColumnName = "Target",
                InputOutputColumnName = (string?)null,
                TargetOutputColumnName = (string?)null,
                LabelColumnName = (string?)null,
                SeedColumnName = "Seed",
                LatentColumnName = "Latent",
                LatentSize = 100,
                InputChannels = 3,
                Architecture = GanArchitecture.Reference,
                BaseChannels = (int?)null,
                Dropout = 0.0,
                NormalizeDiscriminator = true,
                ClassWeight = 1.0,
            },
            outOfRange:
            [
                ("LatentSize", 0), ("InputChannels", 2), ("BaseChannels", 0), ("BaseChannels", 1025), ("Dropout", 1.0), ("Dropout", -0.1), ("ClassWeight", -0.1),
                ("TargetColumnName", "Input"), ("TargetOutputColumnName", "Input"),
            ],
            networks:
            [
                ("28x28 with labels", () => new CoGanSystem(new CoGanOptions(), new Shape(1, 28, 28), new Shape(1, 28, 28), Labels)),
                ("compact 32x40", () => new CoGanSystem(CoGanOptions.Compact(), new Shape(1, 32, 40), new Shape(3, 32, 40))),
                ("not normalized 16x16", () => new CoGanSystem(new CoGanOptions { BaseChannels = 8, NormalizeDiscriminator = false }, new Shape(4, 16, 16), new Shape(1, 16, 16))),
            ],
            golden: ["cogan"], unfitSize: (28, 30), data: SystemData.Twins),
        SystemCase.Of(
            tiny: (Pix2PixOptions o) => (o.GeneratorChannels, o.GeneratorMaximumChannels, o.DiscriminatorChannels, o.ReceptiveField, o.ValidationSetFraction) = (6, 12, 2, 16, 0),
            defaults: new
            {
                Epochs = 200,
                BatchSize = 1,
                EvaluationInterval = 10,
                GeneratorChannels = 64,
                GeneratorMaximumChannels = 512,
                DiscriminatorChannels = 64,
                ReceptiveField = 70,
                Dropout = 0.5,
                DropoutAfterTraining = false,
                Normalization = TranslationNormalization.Instance,
                L1Weight = 100.0,
            },
            outOfRange:
            [
                ("GeneratorChannels", 0), ("GeneratorChannels", 513), ("GeneratorMaximumChannels", 63), ("GeneratorMaximumChannels", 4097), ("DiscriminatorChannels", 0),
                ("DiscriminatorChannels", 513), ("ReceptiveField", 34), ("Dropout", 1.0), ("Dropout", -0.1), ("L1Weight", -0.1),
            ],
            networks:
            [
                ("64x64", () => new Pix2PixSystem(new Pix2PixOptions { GeneratorChannels = 8, DiscriminatorChannels = 8 }, new Shape(3, 64, 64), new Shape(1, 64, 64))),
                ("compact 128x64", () => new Pix2PixSystem(Pix2PixOptions.Compact(), new Shape(1, 128, 64), new Shape(4, 128, 64))),
                ("batch statistics 32x32", () => new Pix2PixSystem(new Pix2PixOptions { GeneratorChannels = 8, ReceptiveField = 16, Normalization = TranslationNormalization.BatchStatistics }, new Shape(3, 32, 32), new Shape(3, 32, 32))),
            ],
            golden: ["pix2pix", "pix2pix_batch"], unfitSize: (48, 48)),
        SystemCase.Of(
            tiny: (CycleGanOptions o) => (o.GeneratorChannels, o.ResidualBlocks, o.DiscriminatorChannels, o.ReceptiveField, o.PoolSize) = (3, 1, 2, 16, 4),
            defaults: new
            {
                Epochs = 200,
                BatchSize = 1,
                EvaluationInterval = 10,
                AdversarialLoss = AdversarialLoss.LeastSquares,
                Schedule = "linear from 0.5",
                ReverseOutputColumnName = "Reversed",
                GeneratorChannels = 64,
                ResidualBlocks = (int?)null,
                DiscriminatorChannels = 64,
                ReceptiveField = 70,
                Normalization = TranslationNormalization.Instance,
                CycleWeight = 10.0,
                IdentityWeight = 5.0,
                PoolSize = 50,
            },
            outOfRange:
            [
                ("ReverseOutputColumnName", "Target"), ("GeneratorChannels", 0), ("GeneratorChannels", 513), ("ResidualBlocks", -1), ("DiscriminatorChannels", 0),
                ("DiscriminatorChannels", 513), ("ReceptiveField", 32), ("CycleWeight", -0.1), ("IdentityWeight", -0.1), ("PoolSize", -1),
            ],
            networks:
            [
                ("40x32", () => new CycleGanSystem(new CycleGanOptions { GeneratorChannels = 8, DiscriminatorChannels = 8 }, new Shape(3, 40, 32), new Shape(1, 40, 32))),
                ("compact 32x32", () => new CycleGanSystem(CycleGanOptions.Compact(), new Shape(1, 32, 32), new Shape(1, 32, 32))),
                ("batch normalization 32x32", () => new CycleGanSystem(new CycleGanOptions { GeneratorChannels = 4, ReceptiveField = 34, ResidualBlocks = 2, Normalization = TranslationNormalization.Batch }, new Shape(3, 32, 32), new Shape(3, 32, 32))),
            ],
            golden: ["cyclegan"], unfitSize: (30, 30)),
        SystemCase.Of(
            tiny: (ContextEncoderOptions o) => (o.GeneratorChannels, o.DiscriminatorChannels, o.BottleneckSize, o.ValidationSetFraction) = (2, 2, 6, 0.2),
            defaults: new
            {
                Epochs = 500,
                BatchSize = 64,
                EvaluationInterval = 10,
                GeneratorLearningRate = 2e-3,
                ImageColumnName = "Image",
                MaskColumnName = "Mask",
                OutputColumnName = "Completed",
                Region = HiddenRegion.Centre,
                Overlap = (int?)null,
                OverlapWeight = 10.0,
                HiddenShare = 0.25,
                ReconstructionWeight = 0.999,
                AdversarialWeight = 0.001,
                Bottleneck = ContextBottleneck.Dense,
                BottleneckSize = 4000,
                GeneratorChannels = 64,
                DiscriminatorChannels = 64,
                Jitter = 1.0,
                Mirror = true,
                ValidationSetFraction = 0.1,
            },
            outOfRange:
            [
                ("MaskColumnName", "Image"), ("Overlap", -1), ("OverlapWeight", -0.1), ("HiddenShare", 0.0), ("HiddenShare", 1.0), ("ReconstructionWeight", -0.1),
                ("AdversarialWeight", -0.1), ("BottleneckSize", 0), ("BottleneckSize", 65_537), ("GeneratorChannels", 0), ("GeneratorChannels", 513),
                ("DiscriminatorChannels", 0), ("DiscriminatorChannels", 513), ("Jitter", 0.99), ("Jitter", 2.01), ("ValidationSetFraction", 1.0), ("ValidationSetFraction", -0.1),
            ],
            networks:
            [
                ("128x128", () => new ContextEncoderSystem(new ContextEncoderOptions { GeneratorChannels = 4, DiscriminatorChannels = 4, BottleneckSize = 50 }, new Shape(3, 128, 128))),
                ("compact 28x56", () => new ContextEncoderSystem(ContextEncoderOptions.Compact(), new Shape(1, 28, 56))),
                ("blocks 32x48", () => new ContextEncoderSystem(
                    new ContextEncoderOptions { Region = HiddenRegion.RandomBlocks, Bottleneck = ContextBottleneck.ChannelWise, GeneratorChannels = 4, DiscriminatorChannels = 4 }, new Shape(4, 32, 48))),
            ],
            golden: ["contextencoder", "contextencoder_blocks"], unfitSize: (30, 32), data: SystemData.Completions),
        SystemCase.Of(
            tiny: (DualGanOptions o) => (o.GeneratorChannels, o.GeneratorMaximumChannels, o.DiscriminatorChannels, o.ReceptiveField) = (2, 4, 2, 16),
            defaults: new
            {
                Epochs = 45,
                BatchSize = 1,
                EvaluationInterval = 5,
                Jitter = 1.0,
                Mirror = false,
                AdversarialLoss = AdversarialLoss.Wasserstein,
                DiscriminatorSteps = 3,
                Optimizer = OptimizerKind.RmsProp,
                GeneratorLearningRate = 5e-5,
                DiscriminatorLearningRate = 5e-5,
                ReverseOutputColumnName = "Reversed",
                GeneratorChannels = 64,
                GeneratorMaximumChannels = 512,
                DiscriminatorChannels = 64,
                ReceptiveField = 70,
                Dropout = 0.5,
                DropoutAfterTraining = false,
                Normalization = TranslationNormalization.Instance,
                ReconstructionWeight = 500.0,
                WeightBound = 0.01,
            },
            outOfRange:
            [
                ("ReverseOutputColumnName", "Target"), ("GeneratorChannels", 0), ("GeneratorChannels", 513), ("GeneratorMaximumChannels", 63),
                ("DiscriminatorChannels", 0), ("DiscriminatorChannels", 513), ("ReceptiveField", 32), ("Dropout", 1.0), ("Dropout", -0.1),
                ("ReconstructionWeight", -0.1), ("WeightBound", 0.0),
            ],
            networks:
            [
                ("64x32", () => new DualGanSystem(new DualGanOptions { GeneratorChannels = 4, DiscriminatorChannels = 4 }, new Shape(3, 64, 32), new Shape(1, 64, 32))),
                ("compact 32x32", () => new DualGanSystem(DualGanOptions.Compact(), new Shape(1, 32, 32), new Shape(1, 32, 32))),
            ],
            golden: ["dualgan"], unfitSize: (48, 48)),
    ];

    /// <summary>The rows of tests that run over every system.</summary>
    public static IEnumerable<object[]> Names => All.Select(system => new object[] { system.Name });

    private static ProGanSystem GrownProGan(ProGanOptions options, Shape image, int level, double alpha)
    {
        var system = new ProGanSystem(options, image, options.LabelColumnName is null ? 0 : Labels);
        system.Enter(new PhasePoint(0, new TrainingPhase(options.BatchSize, Images: 1000, Level: level, IsFade: true), (long)(1000 * alpha)));
        return system;
    }

    public static SystemCase Named(string name) => All.Single(system => system.Name == name);
}
