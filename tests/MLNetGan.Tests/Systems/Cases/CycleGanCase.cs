using MLNetGan.Networks;
using MLNetGan.Systems.CycleGan;

namespace MLNetGan.Tests.Systems.Cases;

internal static class CycleGanCase
{
    public static SystemCase Case { get; } = SystemCase.Of(
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
        golden: ["cyclegan"], unfitSize: (30, 30));
}
