using MLNetGan.Networks;
using MLNetGan.Systems.Pix2Pix;

namespace MLNetGan.Tests.Systems.Cases;

internal static class Pix2PixCase
{
    public static SystemCase Case { get; } = SystemCase.Of(
        tiny: (Pix2PixOptions o) => (o.GeneratorChannels, o.GeneratorMaximumChannels, o.DiscriminatorChannels, o.ReceptiveField, o.ValidationSetFraction) = (6, 12, 2, 16, 0),
        defaults: new
        {
            Epochs = 200,
            BatchSize = 1,
            EvaluationInterval = 10,
            GeneratorChannels = 64,
            GeneratorMaximumChannels = 512,
            DiscriminatorChannels = 64,
            ReceptiveField = 70,
            Dropout = 0.5,
            DropoutAfterTraining = false,
            Normalization = TranslationNormalization.Instance,
            L1Weight = 100.0,
        },
        outOfRange:
        [
            ("GeneratorChannels", 0), ("GeneratorChannels", 513), ("GeneratorMaximumChannels", 63), ("GeneratorMaximumChannels", 4097), ("DiscriminatorChannels", 0),
            ("DiscriminatorChannels", 513), ("ReceptiveField", 35), ("Dropout", 1.0), ("Dropout", -0.1), ("L1Weight", -0.1),
        ],
        networks:
        [
            ("64x64", () => new Pix2PixSystem(new Pix2PixOptions { GeneratorChannels = 8, DiscriminatorChannels = 8 }, new Shape(3, 64, 64), new Shape(1, 64, 64))),
            ("compact 128x64", () => new Pix2PixSystem(Pix2PixOptions.Compact(), new Shape(1, 128, 64), new Shape(4, 128, 64))),
            ("batch statistics 32x32", () => new Pix2PixSystem(new Pix2PixOptions { GeneratorChannels = 8, ReceptiveField = 16, Normalization = TranslationNormalization.BatchStatistics }, new Shape(3, 32, 32), new Shape(3, 32, 32))),
        ],
        golden: ["pix2pix", "pix2pix_batch"], unfitSize: (48, 48));
}
