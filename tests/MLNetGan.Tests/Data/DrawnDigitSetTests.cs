using MLNetGan.Data;
using MLNetGan.Imaging;

namespace MLNetGan.Tests.Data;

[TestClass]
public class DrawnDigitSetTests
{
    [TestMethod]
    public void Digit_DependsOnSeedAndIndexAlone()
    {
        var set = new DrawnDigitSet(1000, seed: 5);
        var last = Read(set, 999);
        CollectionAssert.AreEqual(last, Read(set, 999), "kept");
        CollectionAssert.AreEqual(last, Read(new DrawnDigitSet(2000, 5), 999), "another count");
        CollectionAssert.AreNotEqual(last, Read(new DrawnDigitSet(1000, 6), 999), "another seed");
        CollectionAssert.AreNotEqual(last, Read(set, 998), "another index");
        Assert.AreEqual(set.LabelOf(999), new DrawnDigitSet(2000, 5).LabelOf(999));
    }

    [TestMethod]
    public void DigitBeyondTheKeptOnes_IsTheSameAtEveryReading()
    {
        var set = new DrawnDigitSet(int.MaxValue, 1);
        CollectionAssert.AreEqual(Read(set, int.MaxValue - 1), Read(set, int.MaxValue - 1));
        CollectionAssert.AreNotEqual(Read(set, int.MaxValue - 1), Read(set, int.MaxValue - 2));
    }

    [TestMethod]
    public void EveryTenDigits_HoldEachLabelOnce_InVaryingOrder()
    {
        var set = new DrawnDigitSet(2000, 1);
        var orders = new HashSet<string>();
        for (int start = 0; start < set.Count; start += 10)
        {
            var labels = Enumerable.Range(start, 10).Select(set.LabelOf).ToArray();
            CollectionAssert.AreEquivalent(Enumerable.Range(0, 10).ToArray(), labels);
            orders.Add(string.Concat(labels));
        }
        Assert.IsGreaterThan(190, orders.Count);
    }

    [TestMethod]
    public void Shape_IsThatOfMnist_AndInkIsWhiteOnBlack()
    {
        var set = new DrawnDigitSet(500, 1);
        Assert.AreEqual(new ImageShape(1, 28, 28), set.Shape);
        double mean = 0;
        for (int i = 0; i < set.Count; i++)
        {
            var pixels = Read(set, i);
            Assert.IsGreaterThan(200f, pixels.Max());
            Assert.AreEqual(0f, pixels.Min());
            mean += pixels.Average() / set.Count;
        }
        // MNIST's mean is 33.3.
        Assert.IsTrue(mean is > 20 and < 50, $"mean {mean}");
    }

    [TestMethod]
    public void Labels_AreToldApartByTheNearestMeanImage_AndVaryWithinALabel()
    {
        const int train = 3000, test = 1000;
        var set = new DrawnDigitSet(train + test, 2);
        var means = new double[10][];
        for (int label = 0; label < 10; label++)
            means[label] = new double[784];
        for (int i = 0; i < train; i++)
            Add(means[set.LabelOf(i)], Read(set, i), 10.0 / train);

        int right = 0;
        double within = 0;
        for (int i = train; i < train + test; i++)
        {
            var pixels = Read(set, i);
            var distances = means.Select(mean => Distance(mean, pixels)).ToArray();
            right += Array.IndexOf(distances, distances.Min()) == set.LabelOf(i) ? 1 : 0;
            within += distances[set.LabelOf(i)] / test;
        }
        // On MNIST itself the nearest mean is right for 82 %, and the mean squared distance to it is 2.7 million.
        Assert.IsGreaterThan(0.8 * test, (double)right);
        Assert.IsGreaterThan(1e6, within);
    }

    private static void Add(double[] sum, float[] pixels, double weight)
    {
        for (int i = 0; i < sum.Length; i++)
            sum[i] += weight * pixels[i];
    }

    private static double Distance(double[] mean, float[] pixels)
    {
        double sum = 0;
        for (int i = 0; i < mean.Length; i++)
            sum += (mean[i] - pixels[i]) * (mean[i] - pixels[i]);
        return sum;
    }

    private static float[] Read(ImageSet set, int index)
    {
        var pixels = new float[set.Shape.Length];
        set.Read(index, pixels);
        return pixels;
    }
}
