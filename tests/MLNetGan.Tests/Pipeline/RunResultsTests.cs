using System.Text.Json.Nodes;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;
using MLNetGan.Metrics;
using MLNetGan.Networks;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Fitting;

namespace MLNetGan.Tests.Pipeline;

/// <summary>What Fit leaves in a run folder when training has ended.</summary>
[TestClass]
public sealed class RunResultsTests
{
    private static readonly MLContext s_ml = new(seed: 1);

    private static JsonNode Metrics(TemporaryFolder folder) => JsonNode.Parse(File.ReadAllText(folder.File("metrics.json")))!;

    private static void Train(IDataView data, TemporaryFolder folder, Action<AcGanOptions>? set = null)
    {
        AcGanOptions options = Tiny.Options();
        options.RunFolder = folder.Path;
        set?.Invoke(options);
        Tiny.Train(data, options).Dispose();
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Labels_Are_Rated_Whatever_The_Columns_Are_Called_And_Hold(bool isImage)
    {
        using var folder = new TemporaryFolder();
        IDataView digits = s_ml.Gan().Data.DrawnDigits(160);
        IDataView data = s_ml.Transforms.CopyColumns("Picture", "Image").Append(s_ml.Transforms.CopyColumns("Class", "Label"))
            .Append(s_ml.Transforms.DropColumns("Image", "Label")).Fit(digits).Transform(digits);
        if (isImage)
            data = s_ml.Transforms.ConvertToImage(28, 28, "Picture", colorsPresent: ImagePixelExtractingEstimator.ColorBits.Red).Fit(data).Transform(data);
        Train(data, folder, o => (o.ImageColumnName, o.LabelColumnName, o.OutputColumnName, o.ImageChannels) = ("Picture", "Class", "Made", 1));
        JsonNode metrics = Metrics(folder), labels = metrics["labels"]!;
        Assert.IsNull(metrics["warnings"], metrics.ToJsonString());
        Assert.AreEqual("acgan", metrics["system"]!.GetValue<string>());
        Assert.IsGreaterThan(0.3, labels["judgeAccuracy"]!.GetValue<double>(), "A judge of 134 images reads more than chance.");
        Assert.IsInRange(0, 1, labels["generatedAccuracy"]!.GetValue<double>());
        Assert.IsGreaterThan(0, labels["diversity"]!.GetValue<double>());
        Assert.AreEqual(100, labels["generatedPerLabel"]!.GetValue<int>());
        CollectionAssert.AreEqual(File.ReadAllBytes(folder.File("samples", "epoch-0001.png")), File.ReadAllBytes(folder.File("samples.png")));
    }

    [TestMethod]
    public void The_Callers_Own_Images_Live_On()
    {
        IDataView digits = s_ml.Gan().Data.DrawnDigits(120);
        Pictured[] rows = [.. Tiny.Images(digits).Zip(digits.GetColumn<string>("Label"),
            (pixels, label) => new Pictured { Label = label, Image = PlanarImage.Write(pixels, 1, 28, 28) })];
        IDataView data = s_ml.Data.LoadFromEnumerable(rows);
        for (int run = 1; run <= 2; run++)
        {
            using var folder = new TemporaryFolder();
            Train(data, folder, o => o.ImageChannels = 1);
            Assert.IsNotNull(Metrics(folder)["labels"], $"run {run}");
        }
    }

    [TestMethod]
    public void What_Cannot_Be_Measured_Is_Left_Out_And_Told_Twice()
    {
        using var folder = new TemporaryFolder();
        List<string> warnings = [];
        var ml = new MLContext(seed: 1);
        ml.Log += (_, message) =>
        {
            if (message.Kind == ChannelMessageKind.Warning)
                warnings.Add(message.RawMessage);
        };
        AcGanOptions options = Tiny.Options();
        options.RunFolder = folder.Path;
        ml.Gan().AcGan(options).Fit(Tiny.KeyMapping.Transform(Tiny.Digits)).Dispose();
        string expected = "label metrics: it takes 100 real images to judge by, and there are 60";
        Assert.AreEqual(expected, Metrics(folder)["warnings"]!.AsArray().Single()!.GetValue<string>());
        Assert.IsNull(Metrics(folder)["labels"]);
        Assert.AreEqual($"Left out of the results: {expected}", warnings.Single());
    }

    [TestMethod]
    public void Images_Of_One_Label_Are_Not_Judged()
    {
        using var folder = new TemporaryFolder();
        IDataView digits = s_ml.Gan().Data.DrawnDigits(1100);
        IDataView ones = s_ml.Transforms.CustomMapping<Named, Named>((_, to) => to.Label = "one", null).Fit(digits).Transform(digits);
        Train(ones, folder, o => o.BatchSize = 110);
        Assert.Contains("all real images have one label", Metrics(folder)["warnings"]!.ToJsonString());
    }

    [TestMethod]
    public void The_Judge_Sees_All_Labels_Of_Rows_That_Are_Sorted_By_Them()
    {
        IDataView sorted = s_ml.Data.LoadFromEnumerable(Enumerable.Range(0, 4000).Select(i => new Sorted { Label = (uint)(i / 2000), Image = [i] }));
        Assert.IsFalse(sorted.CanShuffle);
        var format = new ImageColumn(new Shape(1, 1, 1), sorted.Schema["Image"].Type, new PixelScale(0, 4000));
        List<LabeledImage> sample = RunResults.Sample(sorted, "Label", "Image", format, 200);
        Assert.HasCount(200, sample.Select(image => image.Pixels[0]).Distinct());
        Assert.IsInRange(70, 130, sample.Count(image => image.Label == 1));
        Assert.IsInRange(30, 70, sample.Take(100).Count(image => image.Label == 1), "They come in random order.");
    }

    [TestMethod]
    public void A_Folder_That_Cannot_Hold_The_Results_Does_Not_Spoil_The_Training()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("metrics.json", "taken"));
        Directory.CreateDirectory(folder.File("samples.png", "taken"));
        Train(Tiny.Digits, folder);
        Assert.IsTrue(Directory.Exists(folder.File("metrics.json")));
        Assert.HasCount(2, File.ReadAllLines(folder.File("losses.csv")));
    }

    [TestMethod]
    public void A_Finished_Run_That_Is_Resumed_Is_Summed_Up_Again()
    {
        using var folder = new TemporaryFolder();
        Train(Tiny.Digits, folder);
        string metrics = File.ReadAllText(folder.File("metrics.json"));
        File.Delete(folder.File("metrics.json"));
        Train(Tiny.Digits, folder, o => o.Resume = true);
        Assert.AreEqual(metrics, File.ReadAllText(folder.File("metrics.json")));
    }

    private sealed class Sorted
    {
        [KeyType(2)]
        public uint Label { get; set; }

        [VectorType(1, 1, 1)]
        public float[] Image { get; set; } = [];
    }

    private sealed class Pictured
    {
        public string Label { get; set; } = "";

        [ImageType(28, 28)]
        public MLImage? Image { get; set; }
    }

    private sealed class Named
    {
        public string Label { get; set; } = "";
    }
}
