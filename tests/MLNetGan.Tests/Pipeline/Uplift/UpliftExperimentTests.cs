using Microsoft.ML;
using MLNetGan.Tests.Pipeline.Evaluating;

namespace MLNetGan.Tests.Pipeline.Uplift;

[TestClass]
public sealed class UpliftExperimentTests
{
    private static readonly IDataView s_real = ImageViews.Bars(90, seed: 1), s_test = ImageViews.Bars(30, seed: 2);

    [TestMethod]
    public void An_Experiment_Compares_All_Arms_And_A_Repetition_Only_Does_What_Is_Missing()
    {
        using var folder = new TemporaryFolder();
        int trained = 0;
        UpliftResult first = Run(folder, ref trained), again = Run(folder, ref trained);
        // Two settings, two draws, one seed.
        Assert.AreEqual(4, trained);
        Assert.HasCount(4, first.Cells);
        CollectionAssert.AreEqual(Scores(first), Scores(again));
        Assert.HasCount(2 * 5 + 2 * 7 * 2, first.Comparisons, "two learners; the accuracy alone where no label is rare");
        foreach (UpliftCell cell in first.Cells)
        {
            Assert.IsTrue(cell.Scores.All(score => score.Accuracy is >= 0 and <= 1 && score.RareRecall is null == cell.Setting.Imbalance is null));
            // Bars are easy: features and a linear classifier tell them apart.
            Assert.IsGreaterThan(0.8, cell.Scores.Single(score => score.Learner == "linear" && score.Arm == UpliftArm.MoreReal).Accuracy);
        }
        UpliftResult fewer = Run(folder, ref trained, options => options.Learners = [options.Learners[1]]);
        Assert.IsTrue(fewer.Cells.All(cell => cell.Scores.All(score => score.Learner == "linear")));
        Assert.AreEqual(4, trained, "What is finished has the scores of the one that is left.");
        UpliftResult renamed = Run(folder, ref trained, options => (options.Classic.ImageColumnName, options.Classic.Seed) = ("Pixels", 7));
        CollectionAssert.AreEqual(Scores(first), Scores(renamed));
        Assert.AreEqual(4, trained, "The column and the seed of variations do not count.");
        string missing = folder.File("cells", "6-draw2-seed1.json");
        File.Delete(missing);
        CollectionAssert.AreEqual(Scores(first), Scores(Run(folder, ref trained)), "equal seeds give equal scores");
        Assert.AreEqual(5, trained);
        foreach (string name in (string[])["uplift.csv", "scores.csv", "uplift.svg", "experiment.json"])
            Assert.IsTrue(File.Exists(folder.File(name)), name);
        Assert.Contains("whose MoreReal is 2, and this one's is 3. Repeat the experiment as it was", Assert.ThrowsExactly<InvalidDataException>(() =>
            Run(folder, ref trained, options => options.MoreReal = 3)).Message);
        File.WriteAllText(missing, "{");
        Assert.Contains("draw2-seed1.json' cannot be read", Assert.ThrowsExactly<InvalidDataException>(() => Run(folder, ref trained)).Message);
    }

    [TestMethod]
    public void What_Cannot_Be_Is_Said()
    {
        Fails<InvalidDataException>("There are 30 real images of label 'kind 0': expected at least 40, 2 times (MoreReal) 20 a label", options =>
            options.ImagesPerLabel = [20]);
        Fails<InvalidDataException>("A draw of 1 a label is 3 images: expected at least 5", options => options.ImagesPerLabel = [1]);
        Fails<ArgumentOutOfRangeException>("UpliftOptions.Imbalances: expected numbers from 2 on", options => options.Imbalances = [1]);
        Fails<ArgumentOutOfRangeException>("UpliftOptions.Generator: expected a function", options => options.Generator = null);
        Fails<ArgumentException>("The generator makes images without labels", options =>
            options.Generator = _ => ImageViews.ML.Gan().Dcgan(new DcganOptions { LatentSize = 2, BaseChannels = 2, Epochs = 1 }));
        Fails<ArgumentException>("The generator makes images of 1x7x7, and the real ones are of 1x28x28", options =>
            options.Generator = _ => ImageViews.ML.Gan().ProGan(new ProGanOptions { LatentSize = 2, BaseChannels = 4, LabelColumnName = "Label", Epochs = 1 }));
        Fails<ArgumentOutOfRangeException>("Draws", options => options.Draws = 1);
        Fails<ArgumentOutOfRangeException>("each with a name of its own", options => options.Learners = [UpliftLearner.Convolutional(), UpliftLearner.Convolutional()]);
        Fails<InvalidDataException>("in the test images: expected the same", test: ImageViews.Bars(30, 2, kinds: 2));
        IDataView rareTest = ImageViews.Bars(2000, 2, label: i => $"kind {(i == 0 ? 2 : i % 2)}");
        Fails<InvalidDataException>("The 10 test images that are read of 2000 have none of label 'kind 2': expected some of each", options => options.MaximumTestImages = 10, rareTest);
        Fails<ArgumentOutOfRangeException>("test image column 'Image': expected images of 1x28x28", test: ImageViews.Bars(30, 2, side: 14));
        Fails<ArgumentOutOfRangeException>("got images of 4x28x28. Give both as many channels.",
            test: ImageViews.ML.Gan().Data.Reshape(ImageViews.Bars(30, 2, side: 56), "Image", 28, 28, 4));
        Fails<OperationCanceledException>("", options => options.CancellationToken = new CancellationToken(canceled: true));
    }

    [TestMethod]
    public void Cancellation_Ends_What_Learns()
    {
        using var folder = new TemporaryFolder();
        using ImageFeatureExtractor means = ImageViews.Extractor(folder);
        using var cancellation = new CancellationTokenSource();
        UpliftOptions options = Options();
        options.CancellationToken = cancellation.Token;
        options.Learners = [UpliftLearner.OnFeatures("late", means, _ =>
        {
            cancellation.Cancel();
            return new Unreached();
        })];
        Assert.ThrowsExactly<OperationCanceledException>(() => ImageViews.ML.Gan().Evaluate.Uplift(s_real, s_test, options));
        Assert.IsTrue(cancellation.IsCancellationRequested);
    }

    private static string[] Scores(UpliftResult result) => [.. result.Cells.SelectMany(cell => cell.Scores.Select(score => $"{cell.Setting.Name} {cell.Draw} {score}"))];

    private static void Fails<TException>(string message, Action<UpliftOptions>? set = null, IDataView? test = null) where TException : Exception
    {
        UpliftOptions options = Options();
        set?.Invoke(options);
        Assert.Contains(message, Assert.ThrowsExactly<TException>(() => ImageViews.ML.Gan().Evaluate.Uplift(s_real, test ?? s_test, options)).Message);
    }

    private static UpliftResult Run(TemporaryFolder folder, ref int trained, Action<UpliftOptions>? set = null)
    {
        using ImageFeatureExtractor means = ImageViews.Extractor(folder);
        UpliftOptions options = Options();
        int count = 0;
        Func<long, IEstimator<ImageGeneratorTransformer>> make = options.Generator!;
        options.Generator = seed =>
        {
            count++;
            return make(seed);
        };
        options.OutputFolder = folder.Path;
        options.Learners =
        [
            UpliftLearner.Convolutional(steps: 2),
            UpliftLearner.OnFeatures("linear", means, seed => new MLContext(seed).MulticlassClassification.Trainers.LbfgsMaximumEntropy(), images: 30),
        ];
        set?.Invoke(options);
        UpliftResult result = ImageViews.ML.Gan().Evaluate.Uplift(s_real, s_test, options);
        trained += count;
        return result;
    }

    private static UpliftOptions Options() => new()
    {
        ImagesPerLabel = [6],
        Imbalances = [4],
        ImbalancedImagesPerLabel = 8,
        Draws = 2,
        Seeds = 1,
        Learners = [UpliftLearner.Convolutional(steps: 1)],
        Generator = seed => ImageViews.ML.Gan().AcGan(With(seed)),
        GeneratorImages = 64,
        FilterSteps = 1,
    };

    private static AcGanOptions With(long seed)
    {
        AcGanOptions options = Tiny.Options();
        options.Seed = seed;
        return options;
    }

    private sealed class Unreached : IEstimator<ITransformer>
    {
        public ITransformer Fit(IDataView input) => throw new InvalidOperationException("It learns after the cancellation.");

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;
    }
}
