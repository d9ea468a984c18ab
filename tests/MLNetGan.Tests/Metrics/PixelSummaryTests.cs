using MLNetGan.Metrics;
using MLNetGan.Metrics.Distances;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Metrics;

[TestClass]
public sealed class PixelSummaryTests
{
    private const int Count = 512, Side = 8;

    [TestMethod]
    public void The_Same_Values_In_Another_Shape_Are_Other_Images()
    {
        Assert.AreEqual(Fingerprint(16, 32), Fingerprint(16, 32));
        Assert.AreNotEqual(Fingerprint(16, 32), Fingerprint(32, 16));
    }

    [TestMethod]
    [DataRow(1), DataRow(64)]
    public void Pairs_Are_Of_Images_From_Everywhere(int batch)
    {
        using var summary = new PixelSummary(Count, 1, Side, Side, keepsLabels: false, seed: 3);
        AddSorted(batch, images => summary.Add(images, [], []));
        Assert.AreEqual(0.5, summary.Similarity, 0.1);
    }

    [TestMethod]
    public void Few_Images_Are_Kept_Of_Many_Large_Ones()
    {
        using var pairs = new PairSimilarity(Count, 1, Side, Side, seed: 3, mostValues: 64 * Side * Side);
        AddSorted(64, pairs.Add);
        Assert.AreEqual(0.5, pairs.Mean, 0.1);
    }

    // Of two kinds with nothing in common, all of one first: half of all pairs are of two images of a kind.
    private static void AddSorted(int batch, Action<Tensor> add)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor pattern = 127.5f * (Golden.Wave([1, 1, Side, Side], 0.4, 1, 0.7) + 1);
        for (int start = 0; start < Count; start += batch)
            add((start < Count / 2 ? pattern : 255 - pattern).expand(batch, 1, Side, Side));
    }

    [TestMethod]
    [DataRow(2), DataRow(3), DataRow(7)]
    public void Few_Images_Make_A_Pair_At_Least(int count)
    {
        using DisposeScope scope = NewDisposeScope();
        using var pairs = new PairSimilarity(count, 1, 8, 8, seed: 0);
        pairs.Add(zeros(count, 1, 8, 8));
        Assert.AreEqual(1, pairs.Mean, 1e-6);
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
