using MLNetGan.Networks;
using MLNetGan.Systems.DiscoGan;

namespace MLNetGan.Tests.Systems;

[TestClass]
public sealed class DiscoGanNetworkTests
{
    private static readonly Shape s_reference = new(3, 64, 64);

    [TestMethod]
    public void At_64x64_The_Networks_Are_The_Authors()
    {
        const int Kernel = 16, Between = (64 * 128) + (128 * 256) + (256 * 512), Scales = 2 * (128 + 256 + 512);
        using var generator = new DiscoGanGenerator(new DiscoGanOptions(), s_reference, s_reference);
        using var judge = new DiscoGanDiscriminator(64, s_reference);
        Assert.AreEqual(Kernel * 2 * (3 * 64 + Between) + Scales + 2 * (256 + 128 + 64), generator.parameters().Sum(weights => weights.numel()));
        Assert.AreEqual(Kernel * (3 * 64 + Between + 512) + Scales, judge.parameters().Sum(weights => weights.numel()));
        CollectionAssert.AreEqual(
            new Shape[] { new(1), new(128, 16, 16), new(256, 8, 8), new(512, 4, 4) }, judge.OutputShapes(),
            "The judgement, and three layers of features.");
    }

    [TestMethod]
    public void A_Generator_That_Cannot_Halve_So_Often_Says_How_Often_It_Can()
    {
        var options = new DiscoGanOptions { GeneratorHalvings = 4 };
        ArgumentException error = Assert.ThrowsExactly<ArgumentException>(
            () => new DiscoGanGenerator(options, new Shape(1, 32, 32), new Shape(1, 32, 32)));
        StringAssert.Contains(error.Message, "GeneratorHalvings of at most 3");
    }

    // Halved once, the discriminator has no features to match.
    [TestMethod]
    public void Images_Under_16_Pixels_Are_Refused_Whatever_The_Preset()
    {
        foreach (DiscoGanOptions options in new[] { new DiscoGanOptions(), DiscoGanOptions.Compact() })
        {
            var error = Assert.ThrowsExactly<ArgumentException>(() => new DiscoGanSystem(options, new Shape(1, 14, 16), new Shape(1, 14, 16)));
            Assert.Contains("Images of 14x16 pixels are too small: expected at least 16x16.", error.Message);
        }
    }
}
