using MLNetGan.Networks;
using MLNetGan.Systems.Cgan;

namespace MLNetGan.Tests.Systems.Cases;

internal static class CganCase
{
    public static SystemCase Case { get; } = SystemCase.Of(
        tiny: (CganOptions o) => (o.LatentSize, o.BaseChannels, o.Architecture) = (4, 2, GanArchitecture.Compact),
        defaults: new { Epochs = 100, BatchSize = 64, LabelColumnName = "Label", Architecture = GanArchitecture.Reference, BaseChannels = 32, Dropout = 0.4 },
        outOfRange: [("BaseChannels", 0), ("BaseChannels", 513), ("Dropout", 1.0), ("Dropout", -0.1)],
        networks:
        [
            ("28x28", () => new CganSystem(new CganOptions(), new Shape(1, 28, 28), SystemCase.Labels)),
            ("compact 32x48", () => new CganSystem(CganOptions.Compact(), new Shape(3, 32, 48), SystemCase.Labels)),
            ("normalized spectra 28x28", () => new CganSystem(Normalized(), new Shape(1, 28, 28), SystemCase.Labels)),
        ],
        golden: ["cgan", "cgan_compact"], unfitSize: (28, 30));

    private static CganOptions Normalized()
    {
        CganOptions options = CganOptions.Compact();
        options.SpectralNormalization = true;
        return options;
    }
}
