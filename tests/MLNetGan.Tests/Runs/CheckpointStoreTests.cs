using MLNetGan.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Runs;

[TestClass]
public sealed class CheckpointStoreTests
{
    private static CheckpointManifest Manifest(int epoch, long batch, long step, double? measure = null, bool isLowerBetter = true) =>
        new("dcgan", epoch, batch, step, 6 * step, step, [], measure is null ? null : new TrainingMeasure("validation", measure, isLowerBetter));

    private static void Fail(string warning) => Assert.Fail(warning);

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
        (_, CheckpointManifest manifest, Dictionary<string, Tensor> tensors) = store.LoadBest("dcgan", Fail)!;
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
        Assert.IsNull(store.LoadLast("dcgan", Fail));
    }

    [TestMethod]
    [DataRow("cut"), DataRow("flipped"), DataRow("no manifest"), DataRow("half a manifest"), DataRow("no numbers"), DataRow("no tensors")]
    public void A_Damaged_Checkpoint_Is_Passed_Over_And_Named(string damage)
    {
        using var folder = new TemporaryFolder();
        using DisposeScope scope = NewDisposeScope();
        var store = new CheckpointStore(folder.Path);
        for (int epoch = 1; epoch <= 2; epoch++)
            store.Save(Manifest(epoch, 0, epoch, measure: 5 - epoch), [("a", tensor((long)epoch))]);
        string tensors = folder.File("step-000000002", "model.safetensors"), manifest = folder.File("step-000000002", "manifest.json");
        byte[] content = File.ReadAllBytes(tensors);
        content[^1] ^= 4;
        Action harm = damage switch
        {
            "cut" => () => File.WriteAllBytes(tensors, content[..^3]),
            "flipped" => () => File.WriteAllBytes(tensors, content),
            "no manifest" => () => File.Delete(manifest),
            "half a manifest" => () => File.WriteAllText(manifest, File.ReadAllText(manifest)[..40]),
            "no numbers" => () => File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"Epoch\":2", "\"Epoch\":-2", StringComparison.Ordinal)),
            _ => () => File.Delete(tensors),
        };
        harm();
        List<string> warnings = [];
        Assert.AreEqual("step-000000001", store.LoadLast("dcgan", warnings.Add)!.Name);
        StringAssert.Contains(warnings.Single(), "step-000000002");
        Assert.AreEqual("step-000000001", store.LoadBest("dcgan", _ => { })!.Name);

        store.Save(Manifest(2, 0, 2), [("a", tensor(2L))]);
        Assert.AreEqual("step-000000002", store.LoadLast("dcgan", Fail)!.Name, "A new one takes its place.");
    }

    [TestMethod]
    public void Where_No_Checkpoint_Is_Whole_That_Is_Said_And_Not_Taken_For_A_New_Run()
    {
        using var folder = new TemporaryFolder();
        var store = new CheckpointStore(folder.Path);
        store.Save(Manifest(1, 0, 1), []);
        File.Delete(folder.File("step-000000001", "model.safetensors"));
        string message = Assert.ThrowsExactly<InvalidDataException>(() => store.LoadLast("dcgan", _ => { })).Message;
        StringAssert.StartsWith(message, $"No checkpoint in '{folder.Path}' is whole: '{folder.File("step-000000001", "model.safetensors")}' has 0 bytes");
    }

    [TestMethod]
    public void A_Users_Own_Copy_Is_Neither_Deleted_Nor_Read()
    {
        using var folder = new TemporaryFolder();
        var store = new CheckpointStore(folder.Path);
        string[] own = ["step-000000009-good", "step-9", "my-step-000000009", "step-00000000x"];
        foreach (string name in own)
            folder.Write([1], name, "manifest.json");
        for (int epoch = 1; epoch <= 4; epoch++)
            store.Save(Manifest(epoch, 0, epoch), []);
        Assert.AreEqual("step-000000004", store.Last);
        Assert.AreEqual("step-000000004", store.LoadLast("dcgan", Fail)!.Name);
        CollectionAssert.AreEquivalent((string[])["step-000000003", "step-000000004", .. own], Directory.GetDirectories(folder.Path).Select(Path.GetFileName).ToArray());
    }

    [TestMethod]
    public void A_Reader_Beside_A_Writer_Always_Finds_A_Whole_Checkpoint()
    {
        using var folder = new TemporaryFolder();
        var store = new CheckpointStore(folder.Path);
        store.Save(Manifest(0, 1, 1), []);
        using var stop = new CancellationTokenSource();
        Task<int> reading = Task.Run(() =>
        {
            int reads = 0;
            for (; !stop.IsCancellationRequested; reads++)
                Assert.IsNotNull(new CheckpointStore(folder.Path).LoadLast("dcgan", Fail));
            return reads;
        });
        // Every other one takes the place of the one before it.
        for (int i = 2; i < 200; i++)
            store.Save(Manifest(i, 0, i / 2), [("a", tensor((long)i))]);
        stop.Cancel();
        Assert.IsGreaterThan(0, reading.Result);
    }
}
