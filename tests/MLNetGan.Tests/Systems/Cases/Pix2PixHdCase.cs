using MLNetGan.Networks;
using MLNetGan.Systems.Pix2PixHd;

namespace MLNetGan.Tests.Systems.Cases;

internal static class Pix2PixHdCase
{
    public static SystemCase Case { get; } = SystemCase.Of(
        tiny: (Pix2PixHdOptions o) => (o.GeneratorChannels, o.Halvings, o.GlobalBlocks, o.LocalBlocks, o.DiscriminatorChannels, o.DiscriminatorLayers, o.GlobalEpochs, o.FrozenEpochs, o.ValidationSetFraction)
            = (4, 1, 1, 1, 2, 2, 1, 0, 0),
        defaults: new
        {
            Epochs = 300,
            BatchSize = 1,
            EvaluationInterval = 10,
            AdversarialLoss = AdversarialLoss.LeastSquares,
            Schedule = "linear from 0.5",
            Jitter = 1.0,
            LabelClasses = (int?)null,
            InstanceColumnName = (string?)null,
            Features = 0,
            EncoderChannels = 16,
            SeedColumnName = "Seed",
            LocalEnhancers = 1,
            GeneratorChannels = 64,
            Halvings = 4,
            GlobalBlocks = 9,
            LocalBlocks = 3,
            Discriminators = 2,
            DiscriminatorChannels = 64,
            DiscriminatorLayers = 3,
            Normalization = TranslationNormalization.Instance,
            FeatureMatchingWeight = 10.0,
            GlobalEpochs = 200,
            FrozenEpochs = 10,
            EnhancerEpochs = 90,
        },
        outOfRange:
        [
            ("LabelClasses", 1), ("LabelClasses", 257), ("InstanceColumnName", "Input"), ("Features", -1), ("Features", 65), ("Features", 3), ("EncoderChannels", 0), ("EncoderChannels", 513), ("SeedColumnName", ""), ("LocalEnhancers", -1), ("LocalEnhancers", 5), ("GeneratorChannels", 0),
            ("GeneratorChannels", 513), ("GeneratorChannels", 63), ("Halvings", 0), ("Halvings", 9), ("GlobalBlocks", -1), ("LocalBlocks", -1), ("Discriminators", 0), ("Discriminators", 6),
            ("DiscriminatorChannels", 0), ("DiscriminatorChannels", 513), ("DiscriminatorLayers", 0), ("DiscriminatorLayers", 7), ("FeatureMatchingWeight", -0.1),
            ("GlobalEpochs", 0), ("FrozenEpochs", -1), ("EnhancerEpochs", 0),
        ],
        networks:
        [
            ("64x128", () => new Pix2PixHdSystem(new Pix2PixHdOptions { GeneratorChannels = 8, DiscriminatorChannels = 4 }, new Shape(3, 64, 128), new Shape(1, 64, 128))),
            ("global only 32x32", () => new Pix2PixHdSystem(new Pix2PixHdOptions { GeneratorChannels = 4, Halvings = 3, LocalEnhancers = 0, DiscriminatorChannels = 4 }, new Shape(3, 32, 32), new Shape(3, 32, 32))),
            ("two enhancers, classes and instances", () => new Pix2PixHdSystem(
                new Pix2PixHdOptions { GeneratorChannels = 8, Halvings = 1, LocalEnhancers = 2, DiscriminatorChannels = 4, LabelClasses = 5, InstanceColumnName = "Instance" },
                new Shape(1, 64, 64), new Shape(3, 64, 64), hasInstances: true)),
            ("features of classes", () => new Pix2PixHdSystem(
                new Pix2PixHdOptions { GeneratorChannels = 8, Halvings = 1, DiscriminatorChannels = 4, LabelClasses = 3, Features = 3, EncoderChannels = 4 },
                new Shape(1, 32, 32), new Shape(3, 32, 32))),
            ("compact 32x32", () => new Pix2PixHdSystem(Pix2PixHdOptions.Compact(), new Shape(1, 32, 32), new Shape(4, 32, 32))),
        ],
        golden: ["pix2pixhd", "pix2pixhd_features"], unfitSize: (34, 34));
}
