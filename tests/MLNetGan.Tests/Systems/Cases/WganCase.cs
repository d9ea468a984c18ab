using MLNetGan.Networks;
using MLNetGan.Systems;

namespace MLNetGan.Tests.Systems.Cases;

internal static class WganCase
{
    public static SystemCase Case { get; } = SystemCase.Of(
        tiny: (WganOptions o) => (o.LatentSize, o.BaseChannels) = (4, 2),
        defaults: new
        {
            Epochs = 100,
            BatchSize = 64,
            Dropout = 0.0,
            AdversarialLoss = AdversarialLoss.Wasserstein,
            WeightBound = 0.01,
            DiscriminatorSteps = 5,
            Optimizer = OptimizerKind.RmsProp,
            GeneratorLearningRate = 5e-5,
            DiscriminatorLearningRate = 5e-5,
        },
        outOfRange: [],
        networks: [("16x40", () => new ConvolutionalSystem(new WganOptions { BaseChannels = 8 }, new Shape(3, 16, 40)))],
        golden: ["wgan"], unfitSize: (28, 30));
}
