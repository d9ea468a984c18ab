using MLNetGan.Networks;
using MLNetGan.Systems.InfoGan;

namespace MLNetGan.Tests.Systems.Cases;

internal static class InfoGanCase
{
    public static SystemCase Case { get; } = SystemCase.Of(
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
        golden: ["infogan"], unfitSize: (28, 30), data: SystemData.CodedImages);
}
