using MLNetGan.Networks;
using MLNetGan.Systems.ProGan;
using MLNetGan.Training;

namespace MLNetGan.Tests.Systems.Cases;

internal static class ProGanCase
{
    public static SystemCase Case { get; } = SystemCase.Of(
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
            ("Stages", new ProGanStage[] { new(8) { LearningRateFactor = 0 } }), ("Stages", new ProGanStage[] { new(8) { FadeFactor = -1 } }), ("Stages", new ProGanStage[] { new(8) { StabilizationFactor = 0 } }),
        ],
        networks:
        [
            .. new[] { 4, 8, 16, 32, 64 }.Select((size, level) => ($"at {size}x{size}", (Func<TrainingSystem>)(() => Grown(new ProGanOptions { BaseChannels = 1024, MaximumChannels = 128 }, new Shape(3, 64, 64), level, 1)))),
            ("fading in", () => Grown(ProGanOptions.Compact(), new Shape(1, 32, 32), 2, 0.3)),
            ("labels 14x28", () => Grown(new ProGanOptions { BaseChannels = 256, LabelColumnName = "Label" }, new Shape(4, 14, 28), 1, 1)),
            ("batch normalization", () => Grown(new ProGanOptions { BaseChannels = 256, Normalization = ProGanNormalization.Batch, MinibatchGroupSize = 0 }, new Shape(3, 16, 16), 2, 0.7)),
        ],
        golden: ["progan", "progan_labels", "progan_batch"], unfitSize: (28, 30));

    private static ProGanSystem Grown(ProGanOptions options, Shape image, int level, double alpha)
    {
        var system = new ProGanSystem(options, image, options.LabelColumnName is null ? 0 : SystemCase.Labels);
        system.Enter(new PhasePoint(0, new TrainingPhase(options.BatchSize, Images: 1000, Level: level, IsFade: true), (long)(1000 * alpha)));
        return system;
    }
}
