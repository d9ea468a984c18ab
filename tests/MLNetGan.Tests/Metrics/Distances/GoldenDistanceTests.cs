using MLNetGan.Metrics.Distances;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Metrics.Distances;

/// <summary>
/// Metrics against the papers' formulas in numpy and PyTorch, and resizing against Pillow: evaluation() of make_golden.py.
/// </summary>
[TestClass]
public sealed class GoldenDistanceTests
{
    private const int Features = 12;

    private static readonly Dictionary<string, Tensor> s_golden = Golden.Read("evaluation");
    private static readonly Tensor s_real = Waves(300, 0.3, 1, 0), s_generated = Waves(260, 1.7, 0.8, 0.15f);

    [TestMethod]
    public void FrechetDistance_IsHeusels()
    {
        using FeatureStatistics real = FeatureStatistics.Of(s_real), generated = FeatureStatistics.Of(s_generated);
        IsClose("frechet", FrechetDistance.Between(real, generated));
    }

    [TestMethod]
    public void Statistics_DoNotDependOnBatches_AndKeepTheirDigitsFarFromZero()
    {
        const double far = 1e6;
        using FeatureStatistics whole = FeatureStatistics.Of(s_real.to(ScalarType.Float64)), parts = new(Features);
        foreach (Tensor part in (s_real.to(ScalarType.Float64) + far).split([100, 1, 199]))
            parts.Add(part);
        Golden.AreClose(whole.Covariance(), parts.Covariance(), 1e-9, "covariance");
        Golden.AreClose(whole.Mean() + far, parts.Mean(), 1e-12, "mean");
    }

    [TestMethod]
    public void KernelDistance_IsBinkowskis() =>
        IsClose("kernel", KernelDistance.Discrepancy(s_real.narrow(0, 0, 200), s_generated.narrow(0, 0, 200)));

    [TestMethod]
    public void Manifolds_AreKynkaanniemisAndNaeems()
    {
        Manifolds manifolds = Manifolds.Of(s_real, Neighbours.Nearest(s_real, 5), s_generated, neighbours: 3, denseNeighbours: 5);
        IsClose("precision", manifolds.Precision);
        IsClose("recall", manifolds.Recall);
        IsClose("density", manifolds.Density);
        IsClose("coverage", manifolds.Coverage);
    }

    [TestMethod]
    public void InceptionScore_IsSalimans()
    {
        InceptionScore score = InceptionScore.Of((3 * s_generated.to(ScalarType.Float64)).softmax(1));
        IsClose("inception", score.Mean);
        IsClose("inception_deviation", score.Deviation);
    }

    [TestMethod]
    public void SlicedWasserstein_IsKarras()
    {
        IsClose("sliced", SlicedWasserstein.Between(s_real.narrow(0, 0, 260), s_generated, Golden.Wave([Features, 16], 0.4, 1, 0.93)));
        Tensor[] pyramid = LaplacianPyramid.Of(Images(4, 3, 32, 0.9, 0.21), levels: 2);
        Golden.AreClose(s_golden["fine"], pyramid[0], 1e-5, "fine");
        Golden.AreClose(s_golden["rest"], pyramid[1], 1e-5, "rest");
        CollectionAssert.AreEqual(new[] { 128, 64, 32, 16 }, LaplacianPyramid.Sides(128, 200).ToArray());
        CollectionAssert.AreEqual(new[] { 28 }, LaplacianPyramid.Sides(28, 28).ToArray());
    }

    [TestMethod]
    [DataRow("similarity_large", 1, 180, 0.0131), DataRow("similarity_small", 3, 28, 0.0731)]
    public void MultiScaleSimilarity_IsWangs(string name, int channels, int side, double step) => Golden.AreClose(
        s_golden[name], MultiScaleSimilarity.Of(Images(2, channels, side, 0.2, step), Images(2, channels, side, 0.9, step)), 1e-4, name);

    [TestMethod]
    [DataRow("larger", 40, 36), DataRow("smaller", 13, 10)]
    public void Resizing_IsPillows(string name, int height, int width) =>
        Golden.AreClose(s_golden[name], ImageResizing.To(Images(4, 3, 32, 0.9, 0.21), height, width), 1e-5, name);

    private static void IsClose(string name, double actual)
    {
        double expected = s_golden[name].to(ScalarType.Float64).ToDouble();
        Assert.AreEqual(expected, actual, 1e-4 * Math.Abs(expected), name);
    }

    private static Tensor Waves(long rows, double phase, double scale, float offset) =>
        Golden.Wave([rows, Features], phase, scale, 0.731) + Golden.Wave([rows, Features], 2 * phase, 0.5, 1.117) + offset;

    private static Tensor Images(long count, long channels, long side, double phase, double step) =>
        127.5f * (Golden.Wave([count, channels, side, side], phase, 1, step) + 1);
}
