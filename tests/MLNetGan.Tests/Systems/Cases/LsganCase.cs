using MLNetGan.Networks;
using MLNetGan.Systems;

namespace MLNetGan.Tests.Systems.Cases;

internal static class LsganCase
{
    public static SystemCase Case { get; } = SystemCase.Of(
        tiny: (LsganOptions o) => (o.LatentSize, o.BaseChannels, o.Architecture, o.Dropout) = (4, 2, GanArchitecture.Compact, 0.2),
        defaults: new { Epochs = 35, BatchSize = 64, Dropout = 0.0, AdversarialLoss = AdversarialLoss.LeastSquares },
        outOfRange: [],
        networks: [("compact 28x28", () => new ConvolutionalSystem(LsganOptions.Compact(), new Shape(1, 28, 28)))],
        golden: ["lsgan"], unfitSize: (28, 30));
}
