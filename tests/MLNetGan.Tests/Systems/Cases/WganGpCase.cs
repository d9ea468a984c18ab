using MLNetGan.Networks;
using MLNetGan.Systems;

namespace MLNetGan.Tests.Systems.Cases;

internal static class WganGpCase
{
    public static SystemCase Case { get; } = SystemCase.Of(
        tiny: (WganGpOptions o) => (o.LatentSize, o.BaseChannels, o.Architecture) = (4, 2, GanArchitecture.Compact),
        defaults: new
        {
            Epochs = 100,
            BatchSize = 64,
            Dropout = 0.0,
            AdversarialLoss = AdversarialLoss.Wasserstein,
            GradientPenaltyWeight = 10.0,
            NormalizeDiscriminator = false,
            DiscriminatorSteps = 5,
            GeneratorLearningRate = 1e-4,
            DiscriminatorLearningRate = 1e-4,
            Beta2 = 0.9,
        },
        outOfRange: [],
        networks: [("28x28", () => new ConvolutionalSystem(new WganGpOptions { BaseChannels = 8 }, new Shape(1, 28, 28))), ("compact 32x32", () => new ConvolutionalSystem(WganGpOptions.Compact(), new Shape(3, 32, 32)))],
        golden: ["wgangp"], unfitSize: (28, 30));
}
