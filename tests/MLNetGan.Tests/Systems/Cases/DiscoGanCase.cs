using MLNetGan.Networks;
using MLNetGan.Systems.DiscoGan;

namespace MLNetGan.Tests.Systems.Cases;

internal static class DiscoGanCase
{
    public static SystemCase Case { get; } = SystemCase.Of(
        tiny: (DiscoGanOptions o) => (o.GeneratorChannels, o.DiscriminatorChannels, o.StartingSteps) = (2, 2, 4),
        defaults: new
        {
            Epochs = 5000,
            BatchSize = 64,
            EvaluationInterval = 10,
            Jitter = 1.0,
            Mirror = false,
            WeightDecay = 1e-5,
            ReverseOutputColumnName = "Reversed",
            GeneratorSteps = 2,
            GeneratorChannels = 64,
            GeneratorHalvings = (int?)null,
            DiscriminatorChannels = 64,
            Normalization = TranslationNormalization.Batch,
            FeatureMatchingShare = 0.9,
            ReconstructionRate = 0.5,
            StartingReconstructionRate = 0.01,
            StartingSteps = 10_000,
        },
        outOfRange:
        [
            ("ReverseOutputColumnName", "Target"), ("GeneratorSteps", 0), ("GeneratorSteps", 1001), ("DiscriminatorSteps", 1001),
            ("GeneratorChannels", 0), ("GeneratorChannels", 513), ("GeneratorHalvings", 0),
            ("DiscriminatorChannels", 0), ("DiscriminatorChannels", 513),
            ("FeatureMatchingShare", -0.1), ("FeatureMatchingShare", 1.1), ("ReconstructionRate", -0.1), ("ReconstructionRate", 1.1),
            ("StartingReconstructionRate", -0.1), ("StartingReconstructionRate", 1.1), ("StartingSteps", -1),
        ],
        networks:
        [
            ("64x32", () => new DiscoGanSystem(
                new DiscoGanOptions { GeneratorChannels = 4, DiscriminatorChannels = 4 }, new Shape(3, 64, 32), new Shape(1, 64, 32))),
            ("compact 32x32", () => new DiscoGanSystem(DiscoGanOptions.Compact(), new Shape(1, 32, 32), new Shape(1, 32, 32))),
        ],
        golden: ["discogan"], unfitSize: (50, 50));
}
