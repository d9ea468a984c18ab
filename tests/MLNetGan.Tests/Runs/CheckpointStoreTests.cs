using MLNetGan.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Runs;

[TestClass]
public sealed class CheckpointStoreTests
{
    private static CheckpointManifest Manifest(int epoch, long batch, long step, double? measure = null, bool isLowerBetter = true) =>
        new("dcgan", epoch, batch, step, 6 * step, step, [], measure is null ? null : new TrainingMeasure("validation", measure, isLowerBetter));

    [TestMethod]
    public void What_Comes_After_An_Epoch_Takes_The_Place_Of_What_Was_Written_At_Its_Last_Step()
    {
        using var folder = new TemporaryFolder();
        using DisposeScope scope = NewDisposeScope();
        var store = new CheckpointStore(folder.Path);
        store.Save(Manifest(0, 4, 4), [("a", tensor(1f))]);
        store.Save(Manifest(1, 0, 4, measure: 0.5), [("a", tensor(2f))]);
        // As when a run is cancelled at once after it.
        store.Save(Manifest(1, 0, 4), [("a", tensor(3f))]);
        (CheckpointManifest manifest, Dictionary<string, Tensor> tensors) = store.LoadBest("dcgan")!.Value;
        Assert.AreEqual((1, 0L, 0.5), (manifest.Epoch, manifest.Batch, manifest.Measure!.Value));
        Assert.AreEqual(2f, tensors["a"].ToSingle());
        Assert.AreEqual("step-000000004", Path.GetFileName(Directory.GetFileSystemEntries(folder.Path).Single()));
    }

    [TestMethod]
    [DataRow(true, 2L)]
    [DataRow(false, 3L)]
    public void The_Best_Is_Kept_By_The_Measures_Direction_And_Is_A_Number(bool isLowerBetter, long best)
    {
        using var folder = new TemporaryFolder();
        var store = new CheckpointStore(folder.Path);
        double?[] measures = [2, 1, 5, null, double.NaN, 3, double.NegativeInfinity];
        for (int i = 0; i < measures.Length; i++)
            store.Save(Manifest(i + 1, 0, i + 1, measures[i], isLowerBetter), []);
        Assert.AreEqual(best, store.BestManifest!.Step);
        Assert.HasCount(3, Directory.GetDirectories(folder.Path));
        Assert.AreEqual("step-000000007", store.Last);
    }

    [TestMethod]
    public void A_Folder_Without_Checkpoints_Has_Neither_Last_Nor_Best()
    {
        using var folder = new TemporaryFolder();
        var store = new CheckpointStore(folder.File("checkpoints"));
        Assert.IsNull(store.Last);
        Assert.IsNull(store.BestManifest);
        Assert.IsNull(store.LoadLast("dcgan"));
    }
}
