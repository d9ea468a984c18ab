using MLNetGan.Networks;
using MLNetGan.Systems.AcGan;

namespace MLNetGan.Tests.Systems.Cases;

internal static class AcGanCase
{
    public static SystemCase Case { get; } = SystemCase.Of(
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
            ("28x28", () => new AcGanSystem(new AcGanOptions(), new Shape(1, 28, 28), SystemCase.Labels)),
            ("64x64", () => new AcGanSystem(new AcGanOptions { GeneratorChannels = 64, DiscriminatorChannels = 4 }, new Shape(3, 64, 64), SystemCase.Labels)),
            ("compact 32x48", () => new AcGanSystem(AcGanOptions.Compact(), new Shape(4, 32, 48), SystemCase.Labels)),
            ("normalized spectra 28x28", () => new AcGanSystem(
                new AcGanOptions { SpectralNormalization = true, DiscriminatorChannels = 8 }, new Shape(1, 28, 28), SystemCase.Labels)),
        ],
        golden: ["acgan", "acgan_compact"], unfitSize: (28, 30));
}
