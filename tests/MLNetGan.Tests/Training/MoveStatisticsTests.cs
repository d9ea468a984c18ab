using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Training;

[TestClass]
public sealed class MoveStatisticsTests
{
    [TestMethod]
    public void MeansOfEpochAndWindow_AreOverAllStepsSinceTheirReset()
    {
        using var statistics = new MoveStatistics("generator", CPU);
        Add(1, 100);
        Assert.AreEqual(50.5, statistics.Epoch.Means()["loss"]);
        Assert.AreEqual(-50.5, statistics.Epoch.Means()["other"]);
        statistics.Window.Reset();
        Add(101, 140);
        Assert.AreEqual(140, statistics.Epoch.Count);
        Assert.AreEqual(70.5, statistics.Epoch.Means()["loss"]);
        Assert.AreEqual(120.5, statistics.Window.Means()["loss"]);

        void Add(int first, int last)
        {
            for (int i = first; i <= last; i++)
            {
                using DisposeScope scope = NewDisposeScope();
                statistics.Add(["loss", "other"], [tensor((float)i), tensor((float)-i)]);
            }
        }
    }

    [TestMethod]
    public void ValuesOfOtherNames_BeginAnew()
    {
        using DisposeScope scope = NewDisposeScope();
        using var statistics = new MoveStatistics("generator", CPU);
        statistics.Add(["loss"], [tensor(1f)]);
        statistics.Add(["loss", "other"], [tensor(2f), tensor(3f)]);
        Assert.AreEqual(1, statistics.Epoch.Count);
        Assert.AreEqual(2, statistics.Epoch.Means()["loss"]);
        Assert.AreEqual(3, statistics.Epoch.Means()["other"]);
    }
}
