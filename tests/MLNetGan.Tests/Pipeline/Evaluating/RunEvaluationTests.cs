using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Runs;
using MLNetGan.Tests.Metrics.Extractors;
using MLNetGan.Tests.Pipeline.Translation;

namespace MLNetGan.Tests.Pipeline.Evaluating;

/// <summary>Images are measured while they are learned as Evaluate measures them afterwards.</summary>
[TestClass]
public sealed class RunEvaluationTests
{
    private const int Count = 60;

    [TestMethod]
    public void Of_Noise_The_Figures_Are_Those_Of_Evaluate_And_Choose_The_Weights()
    {
        using TemporaryFolder folder = new(), network = new();
        using ImageFeatureExtractor extractor = ImageViews.Extractor(network);
        AcGanOptions options = Options(folder.Path, extractor, ImageMetric.FrechetDistance);
        options.AverageDecay = 0.5;
        using TransformerChain<AcGanTransformer> model = Tiny.Train(Tiny.Digits, options);
        LossRow best = LossFile.Read(new RunFolder(folder.Path).Losses).MinBy(row => row.Values["frechet_distance"])!;
        ImageMetrics expected = Tiny.ML.Gan().Evaluate.Images(Tiny.Digits, model.LastTransformer.Generate(Count), extractor, labelColumnName: null);
        foreach ((string name, double value) in (IEnumerable<(string, double)>)[("frechet_distance", expected.FrechetDistance),
            ("precision", expected.Precision), ("recall", expected.Recall), ("density", expected.Density), ("coverage", expected.Coverage)])
            Assert.AreEqual(value, best.Values[name]!.Value, 1e-4 * value, name);
        Assert.AreEqual(expected.KernelDistance, best.Values["kernel_distance"]!.Value, 0.05 * Math.Abs(expected.KernelDistance),
            "Subsets are of rows in another order.");
        Assert.HasCount(1, Directory.GetFiles(folder.File("evaluation"), "features-*.safetensors"));
        string metrics = File.ReadAllText(folder.File("metrics.json"));
        Assert.Contains("\"extractor\": \"means.onnx\"", metrics);
        Assert.Contains($"\"bestEpoch\": {best.Epoch}", metrics);
    }

    [TestMethod]
    public void Measuring_Leaves_A_Run_As_It_Is()
    {
        using TemporaryFolder plain = new(), measured = new(), network = new();
        using ImageFeatureExtractor extractor = ImageViews.Extractor(network);
        AcGanOptions options = Options(plain.Path, extractor, ImageMetric.Recall);
        options.BestBy = null;
        Tiny.Train(Tiny.Digits, options).Dispose();
        Tiny.Train(Tiny.Digits, Options(measured.Path, extractor, ImageMetric.Recall)).Dispose();
        Assert.IsTrue(Tensors(plain).SequenceEqual(Tensors(measured)));
    }

    [TestMethod]
    public void What_Pixels_And_Labels_Tell_Takes_No_Extractor()
    {
        using TemporaryFolder sliced = new(), labelled = new();
        AcGanOptions options = Options(sliced.Path, null, ImageMetric.SlicedWassersteinDistance);
        using TransformerChain<AcGanTransformer> model = Tiny.Train(Tiny.Digits, options);
        LossRow[] rows = [.. LossFile.Read(new RunFolder(sliced.Path).Losses)];
        Assert.IsFalse(rows[0].Values.ContainsKey("recall"));
        Assert.IsGreaterThan(0, rows.Min(row => row.Values["sliced_wasserstein_distance"]!.Value));

        options = Options(labelled.Path, null, ImageMetric.ClassificationAccuracy);
        (options.Epochs, options.BatchSize, options.EvaluationImages) = (1, 4, 8);
        using TransformerChain<AcGanTransformer> spots = Tiny.Train(Spots.Data(), options);
        Assert.IsInRange(0, 1, LossFile.Read(new RunFolder(labelled.Path).Losses).Single().Values["classification_accuracy"]!.Value);
    }

    [TestMethod]
    [DataRow(0.5, 8), DataRow(0, 16)]
    public void Translations_Are_Compared_With_Targets_Of_Held_Out_Pairs_Where_There_Are_Some(double heldOut, int expected)
    {
        using TemporaryFolder folder = new(), network = new();
        using ImageFeatureExtractor extractor = Mean(network);
        var log = new ProgressLog();
        using ImageToImageTransformer trained = TinyPairs.Train(TinyPairs.Vectors(16), options => (options.ValidationSetFraction, options.BestBy,
            options.EvaluationExtractor, options.RunFolder, options.Progress, options.EvaluationInterval) =
            (heldOut, ImageMetric.FrechetDistance, extractor, folder.Path, log, 1));
        LossRow last = LossFile.Read(new RunFolder(folder.Path).Losses)[^1];
        Assert.AreEqual(heldOut > 0, last.Values.ContainsKey("validation_l1"), "Their own measure is told beside.");
        Assert.AreEqual("frechet_distance", log.Reports[^1].Measure!.Name);
        string file = Directory.GetFiles(folder.File("evaluation")).Single();
        Assert.AreEqual(expected, SafeTensors.Read(file)["features"].shape[0]);
        if (heldOut > 0)
            return;
        double best = LossFile.Read(new RunFolder(folder.Path).Losses).Min(row => row.Values["frechet_distance"]!.Value);
        IDataView translated = trained.Transform(TinyPairs.Vectors(16));
        Assert.AreEqual(Evaluate(translated, translated, extractor).FrechetDistance, best, 1e-3 * best);
    }

    [TestMethod]
    public void Of_Two_Kinds_Of_Images_Each_Is_Counted_Once()
    {
        using TemporaryFolder folder = new(), network = new();
        using ImageFeatureExtractor extractor = Mean(network);
        IDataView inputs = TinyPairs.Vectors(16), targets = TinyPairs.Vectors(9),
            unpaired = Tiny.ML.Gan().Data.Unpaired(inputs, targets, "Input", "Target");
        CycleGanOptions options = OfTwoKinds(extractor);
        options.RunFolder = folder.Path;
        using TwoWayTransformer trained = Tiny.ML.Gan().CycleGan(options).Fit(unpaired);
        double told = LossFile.Read(new RunFolder(folder.Path).Losses).Single().Values["frechet_distance"]!.Value;
        Assert.AreEqual(Evaluate(targets, trained.Transform(inputs), extractor).FrechetDistance, told, 1e-3 * told);
    }

    [TestMethod]
    public void Too_Few_Different_Inputs_Are_Refused_However_Many_Targets_There_Are()
    {
        using TemporaryFolder network = new();
        using ImageFeatureExtractor extractor = Mean(network);
        CycleGanOptions options = OfTwoKinds(extractor);
        IDataView unpaired = Tiny.ML.Gan().Data.Unpaired(TinyPairs.Vectors(5), TinyPairs.Vectors(16), "Input", "Target");
        Assert.Contains("There are 5 different input images: expected at least 6",
            Assert.ThrowsExactly<InvalidDataException>(() => Tiny.ML.Gan().CycleGan(options).Fit(unpaired)).Message);
    }

    private static CycleGanOptions OfTwoKinds(ImageFeatureExtractor extractor) => new()
    {
        GeneratorChannels = 3,
        ResidualBlocks = 1,
        DiscriminatorChannels = 2,
        ReceptiveField = 16,
        BatchSize = 4,
        Epochs = 1,
        BestBy = ImageMetric.FrechetDistance,
        EvaluationExtractor = extractor,
    };

    private static ImageMetrics Evaluate(IDataView real, IDataView generated, ImageFeatureExtractor extractor) => Tiny.ML.Gan().Evaluate.Images(
        real, generated, new ImageEvaluationOptions
        {
            RealImageColumnName = "Target",
            GeneratedImageColumnName = "Translated",
            LabelColumnName = null,
            Extractor = extractor,
        });

    private static ImageFeatureExtractor Mean(TemporaryFolder folder) =>
        Tiny.ML.Gan().Evaluate.Onnx(folder.Write(OnnxFiles.MeanOfSeven(), "mean.onnx"));

    private static AcGanOptions Options(string folder, ImageFeatureExtractor? extractor, ImageMetric metric)
    {
        AcGanOptions options = Tiny.Options();
        (options.RunFolder, options.Epochs, options.BestBy, options.EvaluationExtractor, options.EvaluationImages) = (folder, 3, metric, extractor, Count);
        return options;
    }

    private static byte[] Tensors(TemporaryFolder folder) =>
        File.ReadAllBytes(folder.File("checkpoints", new RunFolder(folder.Path).Checkpoints.Last!, "model.safetensors"));
}
