using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Tests.Pipeline;

namespace MLNetGan.Tests.Systems;

/// <summary>CoGAN with labels of its inputs alone, on bars that lie at the left or at the right: of 8x8 pixels, bright or in the negative.</summary>
[TestClass]
public sealed class CoGanLabelTests
{
    private const int Side = 8, Count = 60;

    private static readonly MLContext s_ml = new(seed: 1);

    [TestMethod]
    public void Labels_Go_With_Their_Inputs_When_The_Rows_Are_Shuffled()
    {
        IDataView unpaired = Unpaired();
        Assert.IsTrue(unpaired.CanShuffle);
        IDataView shuffled = s_ml.Data.ShuffleRows(unpaired, seed: 3, shuffleSource: true);
        bool[] isLeft = [.. Tiny.Images(shuffled, "Input").Select(IsLeft)];
        string[] labels = [.. shuffled.GetColumn<string>("Label")];
        Assert.HasCount(Count, labels);
        CollectionAssert.AreEqual(isLeft.Select(left => left ? "left" : "right").ToArray(), labels);
        CollectionAssert.AreNotEqual(unpaired.GetColumn<string>("Label").ToArray(), labels);
    }

    [TestMethod]
    public void With_Labels_A_Classifier_Reads_Inputs_And_Names_Those_Of_Targets_Before_And_After_Saving()
    {
        IDataView training = s_ml.Transforms.Conversion.MapValueToKey("Label").Fit(Unpaired()).Transform(Unpaired());
        var log = new ProgressLog();
        using CoGanTransformer model = s_ml.Gan().CoGan(new CoGanOptions
        {
            LabelColumnName = "Label",
            BaseChannels = 4,
            LatentSize = 4,
            BatchSize = 20,
            Epochs = 15,
            NormalizeDiscriminator = false,
            DiscriminatorLearningRate = 0.01,
            Progress = log,
        }).Fit(training);
        Assert.IsLessThan(0.1, log.Reports[^1].LossTerms["discriminator_real_class"], "labels of inputs are not learned");

        IDataView made = model.Classifier!.Transform(training);
        float[][] scores = [.. made.GetColumn<VBuffer<float>>("Score").Select(score => score.DenseValues().ToArray())];
        Assert.IsTrue(scores.All(score => score.Length == 2 && MathF.Abs(score.Sum() - 1) < 1e-4f));
        VBuffer<ReadOnlyMemory<char>> names = default;
        made.Schema["PredictedLabel"].GetKeyValues(ref names);
        CollectionAssert.AreEquivalent(new[] { "left", "right" }, names.DenseValues().Select(name => name.ToString()).ToArray());

        var stream = new MemoryStream();
        s_ml.Model.Save(model.Classifier, training.Schema, stream);
        stream.Position = 0;
        IDataView loaded = new MLContext().Model.Load(stream, out _).Transform(training);
        Tiny.AssertClose(scores, [.. loaded.GetColumn<VBuffer<float>>("Score").Select(score => score.DenseValues().ToArray())], 1e-4f);
    }

    [TestMethod]
    public void Without_Labels_There_Is_No_Classifier() =>
        Assert.IsNull(((CoGanTransformer)SystemCases.Named("cogan").Trained.Network).Classifier);

    private static IDataView Unpaired() => s_ml.Gan().Data.Unpaired(Bars(0, isNegative: false), Bars(1, isNegative: true), labelColumnName: "Label");

    private static IDataView Bars(int phase, bool isNegative) =>
        s_ml.Data.Cache(s_ml.Data.LoadFromEnumerable(Enumerable.Range(0, Count).Select(i => Bar((i + phase) % 2 == 0, i, isNegative)).ToList()));

    private static LabeledBar Bar(bool isLeft, int height, bool isNegative) => new()
    {
        Label = isLeft ? "left" : "right",
        Image = [.. Enumerable.Range(0, Side * Side).Select(p => (p % Side < Side / 2 == isLeft && p / Side >= height % Side) != isNegative ? 255f : 0f)],
    };

    // Of a bright bar on black.
    private static bool IsLeft(float[] image) => image.Where((_, p) => p % Side < Side / 2).Sum() > 0;

    private sealed class LabeledBar
    {
        public string Label { get; set; } = "";

        [VectorType(1, Side, Side)]
        public float[] Image { get; set; } = [];
    }
}
