using Microsoft.ML;
using MLNetGan.Pipeline.Evaluating;

namespace MLNetGan.Tests.Pipeline.Evaluating;

[TestClass]
public sealed class EvaluationTests
{
    private const int Count = 300;

    private static readonly Lazy<ImageMetrics> s_alike = new(() =>
    {
        using var folder = new TemporaryFolder();
        return Evaluate(folder, ImageViews.Bars(Count, seed: 2));
    });

    [TestMethod]
    public void Images_Of_One_Kind_Are_Alike_And_The_Same_Images_At_No_Distance()
    {
        using var folder = new TemporaryFolder();
        ImageMetrics alike = s_alike.Value, same = Evaluate(folder, ImageViews.Bars(Count, seed: 1));
        Assert.AreEqual((Count, Count, "means.onnx"), (same.RealImages, same.GeneratedImages, same.Extractor));
        Assert.AreEqual(0, same.FrechetDistance, 1e-6);
        Assert.AreEqual((1.0, 1.0, 1.0), (same.Precision, same.Recall, same.Coverage));
        Assert.IsLessThan(1e-4, same.NearestDistanceRatio);
        Assert.IsGreaterThan(0.9, alike.Precision);
        Assert.AreEqual(1, alike.NearestDistanceRatio, 0.2);
        Assert.AreEqual(alike.RealSimilarity, alike.GeneratedSimilarity, 0.06, "of 150 random pairs each");
        Assert.AreEqual(0, alike.KernelDistance, 5 * alike.KernelDistanceStandardError);
        Assert.IsNull(alike.InceptionScore);
        CollectionAssert.AreEqual(new[] { ImageViews.Side }, alike.SlicedWassersteinDistances.Select(level => level.Side).ToArray());
    }

    [TestMethod]
    public void Noise_And_Blur_And_Missing_Kinds_Show()
    {
        using var folder = new TemporaryFolder();
        ImageMetrics good = s_alike.Value;
        ImageMetrics noisy = Evaluate(folder, ImageViews.Bars(Count, 2, AddNoise)),
            blurred = Evaluate(folder, ImageViews.Bars(Count, 2, Blur));
        ImageMetrics missing = Evaluate(folder, ImageViews.Bars(Count, 2, kinds: 1));
        foreach (ImageMetrics worse in (ImageMetrics[])[noisy, blurred, missing])
        {
            Assert.IsGreaterThan(2 * good.FrechetDistance, worse.FrechetDistance);
            Assert.IsGreaterThan(good.KernelDistance + 2 * good.KernelDistanceStandardError, worse.KernelDistance);
        }
        foreach (ImageMetrics worse in (ImageMetrics[])[noisy, blurred])
            Assert.IsGreaterThan(2 * good.SlicedWassersteinDistances[0].Distance, worse.SlicedWassersteinDistances[0].Distance);
        Assert.IsGreaterThan(0.9, missing.Precision);
        Assert.IsLessThan(0.5, missing.Recall);
        Assert.IsLessThan(0.5, missing.Coverage);
        Assert.IsGreaterThan(missing.RealSimilarity + 0.05, missing.GeneratedSimilarity);
    }

    [TestMethod]
    public void Figures_Depend_On_The_Seed_And_Hardly_On_The_Batch()
    {
        using var folder = new TemporaryFolder();
        ImageMetrics Some(Action<ImageEvaluationOptions>? set = null) => Evaluate(folder, ImageViews.Bars(Count, 2), options =>
        {
            options.MaximumImages = 100;
            set?.Invoke(options);
        });
        ImageMetrics first = Some(), again = Some();
        ImageMetrics otherBatch = Some(options => options.BatchSize = 37);
        // Of all images, whose choice depends on the seed, too.
        ImageMetrics otherSeed = Evaluate(folder, ImageViews.Bars(Count, 2), options => options.Seed = 1);
        Assert.AreEqual((first.FrechetDistance, first.KernelDistance, first.SlicedWassersteinDistances[0]),
            (again.FrechetDistance, again.KernelDistance, again.SlicedWassersteinDistances[0]));
        Assert.AreEqual(first.FrechetDistance, otherBatch.FrechetDistance, 1e-4 * first.FrechetDistance);
        Assert.AreEqual(first.SlicedWassersteinDistances[0].Distance, otherBatch.SlicedWassersteinDistances[0].Distance,
            1e-3 * first.SlicedWassersteinDistances[0].Distance);
        Assert.AreNotEqual(s_alike.Value.KernelDistance, otherSeed.KernelDistance);
    }

    [TestMethod]
    public void What_Generated_Images_Teach_Is_Measured_By_Their_Labels()
    {
        using var folder = new TemporaryFolder();
        void Labeled(ImageEvaluationOptions options) => (options.LabelColumnName, options.ClassifierSteps) = ("Label", 40);
        var map = ImageViews.ML.Transforms.Conversion.MapValueToKey("Label").Fit(ImageViews.Bars(3, 2));
        IDataView keys = map.Transform(ImageViews.Bars(Count, 2));
        ImageMetrics right = Evaluate(folder, keys, Labeled),
            wrong = Evaluate(folder, ImageViews.Bars(Count, 2, label: i => $"kind {(i + 1) % 3}"), Labeled);
        Assert.IsGreaterThan(0.9, right.ClassificationAccuracy!.Value);
        Assert.IsGreaterThan(0.9, right.RealClassificationAccuracy!.Value);
        Assert.IsLessThan(0.1, wrong.ClassificationAccuracy!.Value);
    }

    [TestMethod]
    public void Samples_Are_Spread_Over_Rows_That_Cannot_Be_Shuffled()
    {
        using var folder = new TemporaryFolder();
        IDataView sorted = ImageViews.View(Enumerable.Range(0, 3).SelectMany(kind => ImageViews.ML.Data
            .CreateEnumerable<ImageViews.Row>(ImageViews.Bars(Count, 3), reuseRowObject: false).Where(row => row.Label == $"kind {kind}")));
        Assert.IsFalse(sorted.CanShuffle);
        ImageMetrics metrics = Evaluate(folder, sorted, options => options.MaximumImages = 90);
        Assert.AreEqual((90, 90, Count - 90), (metrics.GeneratedImages, metrics.RealImages, metrics.UnreadRealImages));
        Assert.IsGreaterThan(0.8, metrics.Recall);
    }

    // ML.NET's own shuffle says that it can be shuffled, but mixes a thousand rows at once.
    [TestMethod]
    public void Samples_Are_Spread_Over_Rows_That_Are_Shuffled_In_Parts()
    {
        const int side = 8;
        IDataView sorted = ImageViews.View(Enumerable.Range(0, 3000).Select(i =>
            new ImageViews.Row { Image = [.. Enumerable.Repeat(200f, side * side)], Label = $"{i / 1000}" }), side);
        IDataView shuffled = ImageViews.ML.Data.ShuffleRows(sorted, seed: 0);
        Assert.IsTrue(shuffled.CanShuffle);
        var rows = new ImageRows(shuffled, "real", "Image", new ImageEvaluationOptions { MaximumImages = 90 });
        string[] labels = [.. rows.Read(withLabels: true).SelectMany(batch => batch.Labels.Take(batch.Count).ToArray())];
        Assert.HasCount(90, labels);
        foreach (string label in (string[])["0", "1", "2"])
            Assert.IsInRange(15, 50, labels.Count(found => found == label), label);
    }

    internal static ImageMetrics Evaluate(TemporaryFolder folder, IDataView generated, Action<ImageEvaluationOptions>? set = null)
    {
        using ImageFeatureExtractor extractor = ImageViews.Extractor(folder);
        var options = new ImageEvaluationOptions { Extractor = extractor, LabelColumnName = null, KernelSubsets = 10 };
        set?.Invoke(options);
        return ImageViews.ML.Gan().Evaluate.Images(ImageViews.Bars(Count, seed: 1), generated, options);
    }

    private static void AddNoise(float[] image)
    {
        var noise = new float[image.Length];
        CounterNoise.Uniform((long)(1000 * image[0]), noise);
        for (int i = 0; i < image.Length; i++)
            image[i] = Math.Clamp(image[i] + 60 * noise[i], 0, 255);
    }

    private static void Blur(float[] image)
    {
        float[] sharp = [.. image];
        for (int i = 0; i < image.Length; i++)
            image[i] = Enumerable.Range(-2, 5).Average(row => sharp[(i + row * ImageViews.Side + sharp.Length) % sharp.Length]);
    }
}
