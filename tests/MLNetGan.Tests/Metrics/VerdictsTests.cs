using MLNetGan.Metrics;

namespace MLNetGan.Tests.Metrics;

[TestClass]
public sealed class VerdictsTests
{
    private static readonly string[] s_labels = [.. Enumerable.Range(0, 10).Select(label => $"{label}")];

    [TestMethod]
    [DataRow(0.99, 0.9, 0.96, 0.7, null, DisplayName = "AC-GAN, MNIST")]
    [DataRow(0.31, 0.31, 0.96, 0.7, "The judge reads only 31 % of real images as their label: too weak to tell")]
    [DataRow(0.3, 0.9, 0.96, 0.7, "Only 30 % of generated images are read as their label, of real ones 90 %")]
    [DataRow(0.99, 0.9, 0.25, 0.1, "Images of a label are 0.25 times as varied as real ones: collapsed?")]
    [DataRow(0.99, 0.9, 0.63, 0.1, "Images of label '6' are 0.10 times as varied as real ones: collapsed within this label?")]
    [DataRow(0.99, 0.9, 0.63, 0.4, null, DisplayName = "the least of the healthy runs")]
    public void Figures_Of_Labels(double generated, double judge, double diversity, double least, string? expected)
    {
        var metrics = new LabelMetrics(generated, judge, diversity, 100) { LeastDiversity = least, LeastDiverseLabel = 7 };
        string[] verdicts = [.. Verdicts.Of(metrics, s_labels)];
        Assert.AreEqual(expected is null ? 0 : 1, verdicts.Length, string.Join('\n', verdicts));
        if (expected is not null)
            StringAssert.StartsWith(verdicts[0], expected);
    }

    [TestMethod]
    [DataRow(2, 0.7, true), DataRow(2, 0.8, false), DataRow(10, 0.54, true), DataRow(10, 0.56, false)]
    public void Of_Few_Labels_A_Judge_Must_Read_More_Because_Guessing_Does(int labels, double accuracy, bool isWeak)
    {
        string[] verdicts = [.. Verdicts.Of(new LabelMetrics(accuracy, accuracy, 0.9, 100), s_labels[..labels])];
        Assert.AreEqual(isWeak, verdicts.Length == 1, string.Join('\n', verdicts));
    }

    [TestMethod]
    [DataRow(0.01, 0.8, 0.7, 0.9, 5000, null)]
    [DataRow(0.2, 0.8, 0.7, 0.9, 5000, "20 % of generated images are nearly copies")]
    [DataRow(0.01, 0.8, 0.3, 0.9, 5000, "Recall (0.30) is less than half of precision (0.80)")]
    [DataRow(0.01, 0.8, 0.7, 0.4, 5000, "A classifier that learned real images reads only 40 % of others")]
    [DataRow(0.01, 0.8, 0.7, 0.9, 600, "600 images are few")]
    public void Figures_Of_Images(double copied, double precision, double recall, double classifier, int count, string? expected)
    {
        string[] verdicts = [.. Verdicts.Of(Metrics(copied, precision, recall, classifier, count))];
        Assert.AreEqual(expected is null ? 0 : 1, verdicts.Length, string.Join('\n', verdicts));
        if (expected is not null)
            StringAssert.StartsWith(verdicts[0], expected);
    }

    [TestMethod]
    public void Real_Images_That_Were_Not_Looked_At_Are_Told() => Assert.AreEqual(
        "50000 real images were not looked at, and copies of them are not found: raise MaximumImages to look for copies of all.",
        Verdicts.Of(Metrics(0.01, 0.8, 0.7, 0.9, 5000, unread: 50_000)).Single());

    private static ImageMetrics Metrics(double copied, double precision, double recall, double classifier, int count, long unread = 0) =>
        new()
        {
            Extractor = "resnet18",
            RealImages = 10_000,
            UnreadRealImages = unread,
            GeneratedImages = count,
            FrechetDistance = 10,
            KernelDistance = 0,
            KernelDistanceStandardError = 0,
            Precision = precision,
            Recall = recall,
            Density = 1,
            Coverage = 0.9,
            SlicedWassersteinDistances = [],
            GeneratedSimilarity = 0,
            RealSimilarity = 0,
            InceptionScore = null,
            InceptionScoreDeviation = null,
            RealInceptionScore = null,
            ClassificationAccuracy = classifier,
            RealClassificationAccuracy = classifier,
            NearestDistanceRatio = 1,
            CopiedShare = copied,
        };
}
