using MLNetGan.Networks;
using MLNetGan.Systems;

namespace MLNetGan.Tests.Systems.Cases;

internal static class DcganCase
{
    public static SystemCase Case { get; } = SystemCase.Of(
        tiny: (DcganOptions o) => (o.LatentSize, o.BaseChannels, o.Dropout) = (4, 2, 0.2),
        defaults: new { Epochs = 35, BatchSize = 128, Schedule = "steps 0.1 at 10,20,25" },
        outOfRange: [],
        networks: [("28x28", () => new ConvolutionalSystem(new DcganOptions(), new Shape(1, 28, 28))), ("64x64", () => new ConvolutionalSystem(new DcganOptions { BaseChannels = 8 }, new Shape(3, 64, 64)))],
        golden: ["dcgan"], unfitSize: (28, 30));
}
