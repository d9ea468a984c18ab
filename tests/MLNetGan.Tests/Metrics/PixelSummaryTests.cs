using MLNetGan.Metrics;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Metrics;

[TestClass]
public sealed class PixelSummaryTests
{
    [TestMethod]
    public void The_Same_Values_In_Another_Shape_Are_Other_Images()
    {
        Assert.AreEqual(Fingerprint(16, 32), Fingerprint(16, 32));
        Assert.AreNotEqual(Fingerprint(16, 32), Fingerprint(32, 16));
    }

    private static string Fingerprint(int height, int width)
    {
        float[] pixels = [.. Enumerable.Range(0, height * width).Select(i => (float)(i % 256))];
        using var summary = new PixelSummary(1, 1, height, width, keepsLabels: false, seed: 0);
        using Tensor images = tensor(pixels, [1, 1, height, width]);
        summary.Add(images, pixels, []);
        return summary.Fingerprint;
    }
}
