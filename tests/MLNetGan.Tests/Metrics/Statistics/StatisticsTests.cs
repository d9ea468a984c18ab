using MLNetGan.Metrics.Statistics;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Metrics.Statistics;

[TestClass]
public sealed class StatisticsTests
{
    [TestMethod]
    public void Students_T_Is_That_Of_An_Integration()
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> golden = Golden.Read("statistics");
        float[] cases = golden["cases"].data<float>().ToArray(), chances = golden["chances"].data<float>().ToArray();
        Assert.HasCount(20, chances);
        for (int i = 0; i < chances.Length; i++)
            Assert.AreEqual(chances[i], StudentT.TwoSided(cases[2 * i], cases[2 * i + 1]), 2e-6, $"t {cases[2 * i]}, {cases[2 * i + 1]} degrees");
    }

    [TestMethod]
    public void Students_T_Is_That_Of_Closed_Forms_And_Tables()
    {
        foreach (double t in (double[])[0.05, 1, 3.2, 40])
        {
            Assert.AreEqual(1 - 2 / Math.PI * Math.Atan(t), StudentT.TwoSided(t, 1), 1e-12);
            Assert.AreEqual(1 - t / Math.Sqrt(2 + t * t), StudentT.TwoSided(t, 2), 1e-12);
        }
        Assert.AreEqual(1, StudentT.TwoSided(0, 4), 1e-12);
        foreach ((double degrees, double bound) in ((double, double)[])[(1, 12.706205), (4, 2.776445), (9, 2.262157), (1000, 1.962339)])
            Assert.AreEqual(bound, StudentT.Within(0.95, degrees), 1e-5);
    }

    [TestMethod]
    public void Paired_Differences_Are_Numpys()
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> golden = Golden.Read("statistics");
        PairedDifference found = PairedDifference.Of([0.012, -0.004, 0.031, 0.008, 0.019]);
        Golden.AreClose(golden["paired"], tensor([(float)found.Mean, (float)found.Lower, (float)found.Upper, (float)found.PValue]), 1e-5, "paired");
    }

    [TestMethod]
    public void Differences_Without_Spread_Say_All_Or_Nothing()
    {
        Assert.AreEqual(new PairedDifference(0.5, 0.5, 0.5, 0), PairedDifference.Of([0.5, 0.5]));
        Assert.AreEqual(new PairedDifference(0, 0, 0, 1), PairedDifference.Of([0, 0, 0]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => PairedDifference.Of([0.5]));
        // Two accuracies of 200 images that happen to differ alike.
        PairedDifference counted = PairedDifference.Of([0.01, 0.01], resolution: 1 / (Math.Sqrt(12) * 200));
        Assert.IsTrue(counted is { Lower: < 0.01, Upper: > 0.01, PValue: > 0.01 and < 0.2 }, $"{counted}");
        PairedDifference spread = PairedDifference.Of([0.012, -0.004, 0.031]);
        Assert.AreEqual(spread, PairedDifference.Of([0.012, -0.004, 0.031], resolution: 0.001));
    }

    [TestMethod]
    public void Holms_Correction_Is_That_Worked_By_Hand()
    {
        // Sorted 0.005, 0.01, 0.03, 0.04 times 4, 3, 2, 1; the last may not be below the one before.
        AreClose([0.03, 0.06, 0.06, 0.02], HolmCorrection.Adjust([0.01, 0.04, 0.03, 0.005]));
        AreClose([1, 1], HolmCorrection.Adjust([0.6, 0.9]));
        AreClose([0.04], HolmCorrection.Adjust([0.04]));
    }

    private static void AreClose(double[] expected, double[] actual)
    {
        Assert.HasCount(expected.Length, actual);
        foreach ((double one, double other) in expected.Zip(actual))
            Assert.AreEqual(one, other, 1e-12);
    }
}
