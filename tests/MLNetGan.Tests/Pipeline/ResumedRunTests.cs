using Microsoft.ML;
using Microsoft.ML.Runtime;
using MLNetGan.Runs;

namespace MLNetGan.Tests.Pipeline;

/// <summary>What a run may go on with.</summary>
[TestClass]
public sealed class ResumedRunTests
{
    public static IEnumerable<object[]> OtherOptions =>
    [
        [nameof(DcganOptions.BatchSize), 2, "BatchSize 4, and shall go on with 2. Set BatchSize as it was"],
        [nameof(DcganOptions.AdversarialLoss), AdversarialLoss.Hinge, "AdversarialLoss NonSaturating, and shall go on with Hinge"],
        [nameof(DcganOptions.Seed), 5L, "Seed null, and shall go on with 5"],
        [nameof(DcganOptions.Schedule), LearningRateSchedule.LinearDecay(0.5), "Schedule steps 0.1 at 10,20,25, and shall go on with linear from 0.5"],
    ];

    [TestMethod]
    [DynamicData(nameof(OtherOptions))]
    public void Another_Option_Is_Refused_By_Name_And_Nothing_Changes(string name, object value, string fault)
    {
        using var folder = new TemporaryFolder();
        Spots.Train(Spots.Options(folder.Path)).Dispose();
        Dictionary<string, string> before = Files(folder);
        DcganOptions options = Resuming(folder);
        typeof(DcganOptions).GetProperty(name)!.SetValue(options, value);
        string message = Assert.ThrowsExactly<InvalidDataException>(() => Spots.Train(options)).Message;
        StringAssert.StartsWith(message, $"The run in '{folder.Path}' was trained with ");
        StringAssert.Contains(message, fault);
        AreSame(before, Files(folder));
    }

    [TestMethod]
    public void How_Long_And_How_Often_May_Change()
    {
        using var folder = new TemporaryFolder();
        Spots.Train(Spots.Options(folder.Path)).Dispose();
        DcganOptions options = Resuming(folder);
        (options.EvaluationInterval, options.MaximumDuration) = (2, TimeSpan.FromHours(1));
        Spots.Train(options).Dispose();
        Assert.HasCount(2, LossFile.Read(new RunFolder(folder.Path).Losses));
    }

    [TestMethod]
    [DataRow("zebra", "'cat', 'dog', and shall go on with 'dog', 'zebra'")]
    [DataRow("bird", "'cat', 'dog', and shall go on with 'bird', 'cat', 'dog'")]
    public void Other_Labels_Are_Refused_By_Name_And_The_Run_Can_Be_Loaded_As_Before(string label, string fault)
    {
        using var folder = new TemporaryFolder();
        AcGanOptions options = Tiny.Options();
        (options.RunFolder, options.BatchSize) = (folder.Path, 4);
        IDataView data = Spots.Data();
        Tiny.Train(data, options).Dispose();
        Dictionary<string, string> before = Files(folder);
        (options.Resume, options.Epochs) = (true, 2);
        IDataView other = label == "zebra" ? Relabelled(data, text => text == "cat" ? label : text, 0) : Relabelled(data, text => text, 1, label);
        StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => Keys(other, options)).Message, $"labels {fault}");
        AreSame(before, Files(folder));
        using var loaded = Tiny.ML.Gan().LoadRun<AcGanTransformer>(folder.Path);
        CollectionAssert.AreEqual(new[] { "cat", "dog" }, loaded.LabelNames.ToArray());
    }

    [TestMethod]
    [DataRow(9, 20f, "it had 8 rows, and now has 9")]
    [DataRow(8, 30f, "8 of 8 images that were compared are others, or stand in other rows")]
    public void Other_Images_Are_Refused_Unless_They_Are_Allowed(int count, float brightness, string difference)
    {
        using var folder = new TemporaryFolder();
        Spots.Train(Spots.Options(folder.Path)).Dispose();
        IDataView other = Spots.Data(count, brightness);
        string message = Assert.Throws<IOException>(() => Spots.Train(Resuming(folder), other)).Message;
        StringAssert.StartsWith(message, $"The training data is not that of the run in '{folder.Path}': {difference}");
        StringAssert.Contains(message, "set AllowOtherData");

        DcganOptions options = Resuming(folder);
        options.AllowOtherData = true;
        StringAssert.Contains(Warnings(ml => ml.Gan().Dcgan(options).Fit(other).Dispose()).Single(), $"{difference}. The run goes on");
        options.Epochs = 3;
        options.AllowOtherData = false;
        Assert.IsEmpty(Warnings(ml => ml.Gan().Dcgan(options).Fit(other).Dispose()), "It is the run's data now.");
    }

    [TestMethod]
    public void Images_That_Were_Decoded_A_Grey_Level_Otherwise_Are_The_Same()
    {
        using var folder = new TemporaryFolder();
        Spots.Train(Spots.Options(folder.Path)).Dispose();
        Spots.Train(Resuming(folder), Spots.Data(brightness: 21)).Dispose();
    }

    [TestMethod]
    public void A_Finished_Run_Says_That_Nothing_Was_Trained()
    {
        using var folder = new TemporaryFolder();
        Spots.Train(Spots.Options(folder.Path)).Dispose();
        DcganOptions options = Resuming(folder);
        options.Epochs = 1;
        Assert.AreEqual("Nothing was trained: the run has reached its last epoch (TrainingOptions.Epochs is 1). Raise what ends it to go on.",
            Warnings(ml => ml.Gan().Dcgan(options).Fit(Spots.Data()).Dispose(), "Fit").Single());
    }

    [TestMethod]
    public void A_Damaged_Checkpoint_Is_Passed_Over_By_Resume_And_LoadRun_And_Both_Say_So()
    {
        using var folder = new TemporaryFolder();
        Spots.Train(Spots.Options(folder.Path, epochs: 2)).Dispose();
        string last = folder.File("checkpoints", "step-000000004", "model.safetensors");
        File.WriteAllBytes(last, File.ReadAllBytes(last)[..^4]);
        StringAssert.Contains(Warnings(ml => ml.Gan().LoadRun<GeneratorTransformer>(folder.Path).Dispose()).Single(), $"A checkpoint is passed over: '{last}'");
        DcganOptions options = Resuming(folder);
        options.Epochs = 3;
        StringAssert.Contains(Warnings(ml => ml.Gan().Dcgan(options).Fit(Spots.Data()).Dispose()).Single(), last);
        CollectionAssert.AreEqual(new[] { 1, 2, 3 }, LossFile.Read(new RunFolder(folder.Path).Losses).Select(row => row.Epoch).ToArray());
        Assert.IsEmpty(Warnings(ml => ml.Gan().LoadRun<GeneratorTransformer>(folder.Path).Dispose()));
    }

    private static DcganOptions Resuming(TemporaryFolder folder)
    {
        DcganOptions options = Spots.Options(folder.Path, epochs: 2);
        options.Resume = true;
        return options;
    }

    private static string[] Warnings(Action<MLContext> act, string part = "Run folder")
    {
        var ml = new MLContext(seed: 1);
        List<string> warnings = [];
        ml.Log += (_, message) =>
        {
            if (message.Kind == ChannelMessageKind.Warning && message.Source.EndsWith(part, StringComparison.Ordinal))
                warnings.Add(message.RawMessage);
        };
        act(ml);
        return [.. warnings];
    }

    private static void Keys(IDataView data, AcGanOptions options) => Tiny.ML.Transforms.Conversion
        .MapValueToKey("Label", keyOrdinality: Microsoft.ML.Transforms.ValueToKeyMappingEstimator.KeyOrdinality.ByValue)
        .Append(Tiny.ML.Gan().AcGan(options)).Fit(data).Dispose();

    private static IDataView Relabelled(IDataView data, Func<string, string> map, int others, string other = "")
    {
        int row = 0;
        return Tiny.ML.Data.Cache(Tiny.ML.Transforms.CustomMapping<Named, Named>(
            (from, to) => to.Label = row++ < others ? other : map(from.Label), null).Fit(data).Transform(data));
    }

    private static Dictionary<string, string> Files(TemporaryFolder folder) => Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories)
        .ToDictionary(path => path, path => Path.GetFileName(path) == ".lock" ? "" : Convert.ToHexString(File.ReadAllBytes(path)));

    private static void AreSame(Dictionary<string, string> expected, Dictionary<string, string> actual)
    {
        CollectionAssert.AreEquivalent(expected.Keys, actual.Keys);
        foreach ((string path, string content) in expected)
            Assert.AreEqual(content, actual[path], path);
    }

    private sealed class Named
    {
        public string Label { get; set; } = "";
    }
}
