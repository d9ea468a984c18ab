using MLNetGan.Metrics;

namespace MLNetGan.Tests.Metrics;

[TestClass]
public sealed class LabelJudgeTests
{
    // Label 1 is bright on the left, label 2 on the right; how bright, varies.
    private static List<LabeledImage> Sides(int count, float spread, int seed, bool swapped = false)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var pixels = new float[4];
            pixels[i % 2 * 2] = pixels[i % 2 * 2 + 1] = 200 + spread * random.NextSingle();
            return new LabeledImage((uint)((i + (swapped ? 1 : 0)) % 2 + 1), pixels);
        })];
    }

    [TestMethod]
    public void Accuracies_And_Diversity_Are_Those_Of_The_Images()
    {
        var judge = new LabelJudge(Sides(400, spread: 40, seed: 1), labels: 2);
        LabelMetrics right = judge.Measure(Sides(200, spread: 20, seed: 2)), wrong = judge.Measure(Sides(200, spread: 40, seed: 2, swapped: true));
        Assert.AreEqual((1, 1, 100), (right.GeneratedAccuracy, right.JudgeAccuracy, right.GeneratedPerLabel));
        Assert.AreEqual(0, wrong.GeneratedAccuracy);
        Assert.AreEqual(0.5, right.Diversity!.Value, 0.1, "half the spread");
        LabelMetrics uneven = judge.Measure([
            .. Sides(200, spread: 40, seed: 2).Where(image => image.Label == 1), .. Sides(200, spread: 4, seed: 2).Where(image => image.Label == 2)]);
        Assert.AreEqual(2u, uneven.LeastDiverseLabel);
        Assert.AreEqual(0.1, uneven.LeastDiversity!.Value, 0.03, "a tenth of the spread");
    }

    [TestMethod]
    public void Images_That_Are_Alike_Have_No_Diversity_To_Compare_With()
    {
        var judge = new LabelJudge(Sides(200, spread: 0, seed: 1), labels: 2);
        Assert.IsNull(judge.Measure(Sides(20, spread: 1, seed: 2)).Diversity);
    }

    [TestMethod]
    public void What_Cannot_Be_Judged_Is_Said()
    {
        static string Message(Action action) => Assert.ThrowsExactly<InvalidOperationException>(action).Message;
        Assert.Contains("it takes 100 real images", Message(() => _ = new LabelJudge(Sides(99, 1, 1), labels: 2)));
        Assert.Contains("one label", Message(() => _ = new LabelJudge([.. Sides(300, 1, 1).Where(image => image.Label == 2)], labels: 2)));
        var judge = new LabelJudge(Sides(200, 1, 1), labels: 2);
        Assert.Contains("not numbers", Message(() => judge.Measure([new LabeledImage(1, [0, 0, float.NaN, 0])])));
    }

    // Of few large images most are learned, as many as of many.
    [TestMethod]
    [DataRow(6000, 784, 1000), DataRow(500, 784, 100), DataRow(500, 12288, 175), DataRow(300, 12288, 60)]
    [DataRow(1000, 49152, 900), DataRow(150, 49152, 50), DataRow(100, 49152, 20)]
    public void A_Judge_Learns_What_It_Need_Not_Be_Tested_On(int images, int pixels, int heldOut) =>
        Assert.AreEqual(heldOut, LabelJudge.HeldOut(images, pixels));

    [TestMethod]
    [DataRow(784, 10, 6000, 100)]
    [DataRow(49152, 10, 1100, 100)]
    [DataRow(196608, 100, 1100, 2)]
    public void Large_Images_Are_Judged_By_Fewer(int pixels, int labels, int sample, int perLabel)
    {
        Assert.AreEqual(sample, LabelJudge.SampleSize(pixels));
        Assert.AreEqual(perLabel, LabelJudge.GeneratedPerLabel(pixels, labels));
    }
}
