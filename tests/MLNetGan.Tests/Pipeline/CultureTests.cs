using System.Globalization;
using System.Text.Json;
using Microsoft.ML;
using MLNetGan.Runs;

namespace MLNetGan.Tests.Pipeline;

/// <summary>Files are the same wherever they were written, and read anywhere.</summary>
[TestClass]
public sealed class CultureTests
{
    // As in German and Swedish together, of which a machine may know neither.
    private static readonly CultureInfo s_comma = Comma();

    [TestMethod]
    public void A_Run_Writes_And_Reads_The_Same_Files_Where_Numbers_Have_Commas()
    {
        using TemporaryFolder point = new(), comma = new();
        Train(point.Path, 2, resume: false);
        In(s_comma, () =>
        {
            Train(comma.Path, 1, resume: false);
            Train(comma.Path, 2, resume: true);
            using var loaded = Tiny.ML.Gan().LoadRun<LabeledGeneratorTransformer>(comma.Path);
            Assert.AreEqual(3, Tiny.Images(loaded.Generate(3)).Length);
            Assert.AreEqual("−0,5", (-0.5).ToString(CultureInfo.CurrentCulture));
        });
        Assert.AreEqual(Losses(point.Path), Losses(comma.Path));
        Assert.AreEqual(Text(point, "model.json"), Text(comma, "model.json"));
        Assert.IsGreaterThan(0, JsonDocument.Parse(File.ReadAllText(comma.File("metrics.json"))).RootElement.GetProperty("losses").EnumerateObject().Count());
        Assert.DoesNotContain("−", File.ReadAllText(comma.File("report.html")));
    }

    [TestMethod]
    public void An_Evaluation_And_A_Schedule_Do_Not_Depend_On_It()
    {
        using TemporaryFolder folder = new(), network = new();
        string file = network.Write(Metrics.Extractors.OnnxFiles.MeanOfSeven(), "mean.onnx");
        In(s_comma, () =>
        {
            using ImageFeatureExtractor extractor = Tiny.ML.Gan().Evaluate.Onnx(file);
            var options = new ImageEvaluationOptions { Extractor = extractor, OutputFolder = folder.Path, LabelColumnName = null };
            ImageMetrics told = Tiny.ML.Gan().Evaluate.Images(Spots.Data(8), Spots.Data(9, brightness: 30), options);
            JsonElement written = JsonDocument.Parse(File.ReadAllText(folder.File("evaluation.json"))).RootElement;
            Assert.AreEqual(told.FrechetDistance, written.GetProperty("frechetDistance").GetDouble());
            Assert.AreEqual("linear from 0.25", $"{LearningRateSchedule.Parse("linear from 0.25")}");
        });
    }

    private static void Train(string folder, int epochs, bool resume)
    {
        CganOptions options = CganOptions.Compact();
        (options.LatentSize, options.BaseChannels, options.BatchSize, options.Epochs) = (2, 4, 4, epochs);
        (options.RunFolder, options.Resume, options.Schedule) = (folder, resume, LearningRateSchedule.LinearDecay(0.75));
        IDataView data = Spots.Data();
        Tiny.ML.Transforms.Conversion.MapValueToKey("Label").Append(Tiny.ML.Gan().Cgan(options)).Fit(data).Dispose();
    }

    private static void In(CultureInfo culture, Action act)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            act();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Losses(string folder) => string.Join('\n', File.ReadAllLines(new RunFolder(folder).Losses)
        .Select(row => string.Join(',', row.Split(',').Where((_, column) => column != 2))));

    private static string Text(TemporaryFolder folder, string file) => File.ReadAllText(folder.File(file));

    private static CultureInfo Comma()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = culture.NumberFormat.PercentDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = culture.NumberFormat.PercentGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "−";
        return culture;
    }
}
