using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Tests.Pipeline;

[TestClass]
public sealed class ClassifierTests
{
    private static readonly Lazy<TransformerChain<AcGanTransformer>> _trained = new(() =>
    {
        AcGanOptions options = Tiny.Options();
        (options.DiscriminatorChannels, options.Dropout, options.Epochs, options.DiscriminatorLearningRate, options.ClassifyGenerated) = (8, 0, 12, 2e-3, false);
        return Tiny.Train(Tiny.Digits, options);
    });

    private static ClassifierTransformer Classifier => _trained.Value.LastTransformer.Classifier;

    private static IDataView Digits => _trained.Value.First().Transform(Tiny.Digits);

    [TestMethod]
    public void TheClassHeadPredictsLabelsAsEvaluateWantsThem()
    {
        IDataView judged = Classifier.Transform(Digits);
        MulticlassClassificationMetrics metrics = Tiny.ML.MulticlassClassification.Evaluate(judged);
        Assert.IsGreaterThan(0.5, metrics.MicroAccuracy);
        foreach (float[] scores in Tiny.Images(judged, "Score"))
            Assert.AreEqual(1, scores.Sum(), 1e-4);
        VBuffer<ReadOnlyMemory<char>> names = default;
        judged.Schema["Score"].GetSlotNames(ref names);
        CollectionAssert.AreEqual(_trained.Value.LastTransformer.LabelNames.ToArray(), names.DenseValues().Select(n => n.ToString()).ToArray());
        judged.Schema["PredictedLabel"].GetKeyValues(ref names);
        CollectionAssert.AreEqual(_trained.Value.LastTransformer.LabelNames.ToArray(), names.DenseValues().Select(n => n.ToString()).ToArray());
    }

    [TestMethod]
    public void ALoadedClassifierPredictsTheSame()
    {
        var stream = new MemoryStream();
        Tiny.ML.Model.Save(Classifier, Digits.Schema, stream);
        ITransformer loaded = new MLContext().Model.Load(stream, out _);
        IDataView expected = Classifier.Transform(Digits), actual = loaded.Transform(Digits);
        foreach (string column in (string[])["PredictedLabel", "Score"])
            Assert.AreEqual(expected.Schema[column].Type, actual.Schema[column].Type);
        uint[] labels = [.. actual.GetColumn<uint>("PredictedLabel")];
        CollectionAssert.AreEqual(expected.GetColumn<uint>("PredictedLabel").ToArray(), labels);
        Assert.IsGreaterThan(5, labels.Distinct().Count());
        Tiny.AssertClose(Tiny.Images(expected, "Score"), Tiny.Images(actual, "Score"), 1e-4f);
        VBuffer<ReadOnlyMemory<char>> names = default;
        actual.Schema["PredictedLabel"].GetKeyValues(ref names);
        CollectionAssert.AreEqual(_trained.Value.LastTransformer.LabelNames.ToArray(), names.DenseValues().Select(n => n.ToString()).ToArray());
        CollectionAssert.AreEqual(new[] { "Image", "Label", "Label", "PredictedLabel", "Score" },
            actual.Schema.Where(c => !c.IsHidden || c.Name == "Label").Select(c => c.Name).Order().ToArray());
    }

    [TestMethod]
    public void AnExportedClassifierGivesTheSameScores()
    {
        var stream = new MemoryStream();
        Classifier.ExportOnnx(stream);
        float[][] images = Tiny.Images(Digits)[..7];
        float[] scores = OnnxRun.Floats(stream.ToArray(), "Score", OnnxRun.Input("Image", images.SelectMany(i => i).ToArray(), 7, 1, 28, 28));
        Tiny.AssertClose([.. Tiny.Images(Classifier.Transform(Digits), "Score")[..7].SelectMany(s => s)], scores, 1e-4f);
    }

    [TestMethod]
    public void AnImageThatIsNotNumbersHasNoLabel()
    {
        IDataView missing = Tiny.AcGan.Transform(Tiny.Requests(new SeedRow { Label = "none" }));
        Assert.AreEqual(0u, Classifier.Transform(missing).GetColumn<uint>("PredictedLabel").Single());
    }

    [TestMethod]
    public void ImagesOfAnotherSizeAreRefused()
    {
        IDataView small = Tiny.ML.Data.LoadFromEnumerable([new SmallImage()]);
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Classifier.Transform(small));
        Assert.StartsWith("Schema mismatch for image column 'Image': expected Vector<Single, 1, 28, 28>, got Vector<Single, 1, 8, 8>. Prepare images", error.Message);
    }

    private sealed class SmallImage
    {
        [VectorType(1, 8, 8)]
        public float[] Image { get; set; } = new float[64];
    }
}
