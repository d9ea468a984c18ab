using MLNetGan.Networks;
using MLNetGan.Systems.Vanilla;

namespace MLNetGan.Tests.Systems.Cases;

internal static class VanillaGanCase
{
    public static SystemCase Case { get; } = SystemCase.Of(
        tiny: (VanillaGanOptions o) => o.LatentSize = 5,
        defaults: new { Epochs = 100, BatchSize = 64, Dropout = 0.0 },
        outOfRange: [("Dropout", 1.0), ("Dropout", -0.1)],
        networks: [("28x28", () => new VanillaGanSystem(new VanillaGanOptions(), new Shape(1, 28, 28))), ("any size", () => new VanillaGanSystem(VanillaGanOptions.Compact(), new Shape(4, 11, 7)))],
        golden: ["gan"]);
}
