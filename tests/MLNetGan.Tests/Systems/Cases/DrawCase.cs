using MLNetGan.Networks;
using MLNetGan.Systems.Draw;

namespace MLNetGan.Tests.Systems.Cases;

internal static class DrawCase
{
    public static SystemCase Case { get; } = SystemCase.Of(
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
        golden: ["draw", "draw_attention"]);
}
