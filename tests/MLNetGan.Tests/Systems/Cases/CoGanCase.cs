using MLNetGan.Networks;
using MLNetGan.Systems.CoGan;

namespace MLNetGan.Tests.Systems.Cases;

internal static class CoGanCase
{
    public static SystemCase Case { get; } = SystemCase.Of(
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
            DiscriminatorForm = CoGanDiscriminatorForm.Strided,
            PairFeatureWeight = 0.0,
        },
        outOfRange:
        [
            ("LatentSize", 0), ("InputChannels", 2), ("BaseChannels", 0), ("BaseChannels", 1025), ("Dropout", 1.0), ("Dropout", -0.1), ("ClassWeight", -0.1), ("PairFeatureWeight", -0.1),
            ("TargetColumnName", "Input"), ("TargetOutputColumnName", "Input"),
        ],
        networks:
        [
            ("28x28 with labels", () => new CoGanSystem(new CoGanOptions(), new Shape(1, 28, 28), new Shape(1, 28, 28), SystemCase.Labels)),
            ("compact 32x40", () => new CoGanSystem(CoGanOptions.Compact(), new Shape(1, 32, 40), new Shape(3, 32, 40))),
            ("LeNet 32x40 with labels", () => new CoGanSystem(CoGanOptions.Adaptation(), new Shape(3, 32, 40), new Shape(1, 32, 40), SystemCase.Labels)),
            ("not normalized 16x16", () => new CoGanSystem(new CoGanOptions { BaseChannels = 8, NormalizeDiscriminator = false }, new Shape(4, 16, 16), new Shape(1, 16, 16))),
        ],
        golden: ["cogan", "cogan_lenet"], unfitSize: (28, 30), data: SystemData.Twins);
}
