using MLNetGan.Networks;
using MLNetGan.Systems.ContextEncoder;

namespace MLNetGan.Tests.Systems.Cases;

internal static class ContextEncoderCase
{
    public static SystemCase Case { get; } = SystemCase.Of(
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
        golden: ["contextencoder", "contextencoder_blocks"], unfitSize: (30, 32), data: SystemData.Completions);
}
