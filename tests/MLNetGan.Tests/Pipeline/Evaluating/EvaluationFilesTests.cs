using System.Buffers.Binary;
using System.Text.Json;
using Microsoft.ML;
using MLNetGan.Runs;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Pipeline.Evaluating;

[TestClass]
public sealed class EvaluationFilesTests
{
    [TestMethod]
    public void The_Output_Folder_Receives_Figures_And_Pictures()
    {
        using var folder = new TemporaryFolder();
        string output = Path.Combine(folder.Path, "evaluation");
        ImageMetrics metrics = EvaluationTests.Evaluate(folder, ImageViews.Bars(300, 2), options => options.OutputFolder = output);
        JsonElement figures = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(output, "evaluation.json")));
        Assert.AreEqual(metrics.FrechetDistance, figures.GetProperty("frechetDistance").GetDouble());
        Assert.AreEqual(JsonValueKind.Null, figures.GetProperty("inceptionScore").ValueKind);
        // Behind twelve and ten letters sixteen images in a row, enlarged twice: four rows of images and of their neighbours; three of the most real above as many.
        Assert.AreEqual((16 * 58 - 2 + 12 * 12 + 8, 8 * 58 - 2), SizeOf(Path.Combine(output, "nearest.png")));
        Assert.AreEqual((16 * 58 - 2 + 10 * 12 + 8, 6 * 58 - 2), SizeOf(Path.Combine(output, "extremes.png")));
    }

    [TestMethod]
    public void Large_Images_Are_Shown_Smaller()
    {
        using var folder = new TemporaryFolder();
        using ImageFeatureExtractor extractor = ImageViews.Extractor(folder);
        string output = folder.File("evaluation");
        ImageViews.ML.Gan().Evaluate.Images(ImageViews.Bars(40, 1, side: 280), ImageViews.Bars(40, 2, side: 280),
            new ImageEvaluationOptions { Extractor = extractor, LabelColumnName = null, OutputFolder = output, KernelSubsets = 10 });
        // Two rows of images and of their neighbours; of twenty images each one row.
        Assert.AreEqual((16 * 258 - 2 + 12 * 12 + 8, 4 * 258 - 2), SizeOf(Path.Combine(output, "nearest.png")));
        Assert.AreEqual((16 * 258 - 2 + 10 * 12 + 8, 2 * 258 - 2), SizeOf(Path.Combine(output, "extremes.png")));
    }

    [TestMethod]
    public void Features_Of_Real_Images_Are_Kept_By_What_They_Are_Of()
    {
        using var folder = new TemporaryFolder();
        string output = Path.Combine(folder.Path, "evaluation");
        ImageMetrics Evaluate(int images) => EvaluationTests.Evaluate(
            folder, ImageViews.Bars(300, 2), options => (options.OutputFolder, options.MaximumImages) = (output, images));
        double first = Evaluate(60).FrechetDistance;
        string kept = Directory.GetFiles(output, "features-*").Single();
        using (FileStream stream = File.Create(kept))
            SafeTensors.Write(stream, [("features", zeros(60, 16))]);
        Assert.IsGreaterThan(2 * first, Evaluate(60).FrechetDistance, "What is kept is read.");
        File.WriteAllBytes(kept, [1, 2, 3]);
        Assert.AreEqual(first, Evaluate(60).FrechetDistance, "What is damaged is made again.");
        Evaluate(40);
        Assert.HasCount(2, Directory.GetFiles(output, "features-*"), "Other images have features of their own.");
    }

    [TestMethod]
    public void A_Classifier_Is_Trained_Once_And_The_Same_For_A_Seed()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("classifier.safetensors");
        GanEvaluationCatalog evaluate = ImageViews.ML.Gan().Evaluate;
        var options = new ImageEvaluationOptions { ClassifierSteps = 80 };
        IDataView real = ImageViews.Bars(200, 1, side: 14);
        using ImageFeatureExtractor trained = evaluate.Classifier(real, path, options), same = evaluate.Classifier(real, options: options);
        using ImageFeatureExtractor read = evaluate.Classifier(real, path, new ImageEvaluationOptions { ClassifierSteps = 1 });
        using ImageFeatureExtractor other = evaluate.Classifier(real,
            options: new ImageEvaluationOptions { ClassifierSteps = 80, Seed = 1 });
        Assert.AreEqual(trained.Fingerprint, same.Fingerprint);
        Assert.AreEqual(trained.Fingerprint, read.Fingerprint);
        Assert.AreNotEqual(trained.Fingerprint, other.Fingerprint);
        ImageMetrics metrics = evaluate.Images(real, ImageViews.Bars(200, 2, side: 14), read, labelColumnName: null);
        Assert.IsGreaterThan(2, metrics.InceptionScore!.Value, "Three kinds that are told apart.");
        Assert.AreEqual(metrics.RealInceptionScore!.Value, metrics.InceptionScore.Value, 0.3);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^1]);
        Assert.Contains(path, Assert.ThrowsExactly<InvalidDataException>(() => evaluate.Classifier(real, path, options)).Message);
    }

    [TestMethod]
    public void A_Classifier_Of_Other_Images_Or_Labels_Is_Trained_Anew()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("classifier.safetensors");
        GanEvaluationCatalog evaluate = ImageViews.ML.Gan().Evaluate;
        IDataView first = ImageViews.Bars(60, 1, side: 14), second = ImageViews.Bars(60, 2, side: 14),
            renamed = ImageViews.Bars(60, 2, side: 14, label: i => $"{i % 2}");
        string[] prints = [.. ((IDataView[])[first, second, renamed, first]).Select(real => Get(real, seed: 0))];
        Assert.HasCount(3, prints.Distinct());
        Assert.AreEqual(prints[0], prints[3]);
        Assert.AreEqual(prints[3], Get(first, seed: 1), "Another seed gives other samples of the same images.");
        IDataView unlabeled = ImageViews.ML.Transforms.DropColumns("Label").Fit(second).Transform(second);
        Assert.AreEqual(prints[3], Get(unlabeled, seed: 0), "Images without labels teach nothing.");

        string Get(IDataView real, long seed)
        {
            using ImageFeatureExtractor extractor =
                evaluate.Classifier(real, path, new ImageEvaluationOptions { ClassifierSteps = 2, MaximumImages = 40, Seed = seed });
            return extractor.Fingerprint;
        }
    }

    [TestMethod]
    public void A_Classifier_Is_Not_Trained_Once_It_Is_Cancelled()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("classifier.safetensors");
        var options = new ImageEvaluationOptions { CancellationToken = new CancellationToken(canceled: true) };
        Assert.ThrowsExactly<OperationCanceledException>(
            () => ImageViews.ML.Gan().Evaluate.Classifier(ImageViews.Bars(60, 1, side: 14), path, options));
        Assert.IsFalse(File.Exists(path));
    }

    private static (int Width, int Height) SizeOf(string png)
    {
        ReadOnlySpan<byte> head = File.ReadAllBytes(png).AsSpan(16);
        return (BinaryPrimitives.ReadInt32BigEndian(head), BinaryPrimitives.ReadInt32BigEndian(head[4..]));
    }
}
