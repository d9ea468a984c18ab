using MLNetGan.Networks;
using MLNetGan.Systems.DualGan;

namespace MLNetGan.Tests.Systems.Cases;

internal static class DualGanCase
{
    public static SystemCase Case { get; } = SystemCase.Of(
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
        golden: ["dualgan"], unfitSize: (48, 48));
}
