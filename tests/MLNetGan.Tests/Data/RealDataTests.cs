using MLNetGan.Data;
using MLNetGan.Imaging;

namespace MLNetGan.Tests.Data;

[TestClass]
public class RealDataTests
{
    [TestMethod]
    [RealDataCondition]
    public void Mnist_HasItsCounts_FirstLabels_AndMean()
    {
        var train = Load("train");
        Assert.AreEqual(60_000, train.Count);
        Assert.AreEqual(10_000, Load("t10k").Count);
        Assert.AreEqual(new ImageShape(1, 28, 28), train.Shape);
        CollectionAssert.AreEqual(new[] { 5, 0, 4, 1, 9 }, Enumerable.Range(0, 5).Select(train.LabelOf).ToArray());
        Assert.HasCount(10, train.LabelNames!);
        double sum = 0;
        var pixels = new float[784];
        for (int i = 0; i < train.Count; i++)
        {
            train.Read(i, pixels);
            sum += pixels.Sum();
        }
        Assert.AreEqual(0.1307, sum / 255 / 784 / train.Count, 0.0001, "the mean that everyone normalizes MNIST with");
    }

    private static StoredImageSet Load(string part)
    {
        string folder = Path.Combine(RealDataConditionAttribute.Folder, "mnist");
        return IdxFile.Load(Path.Combine(folder, $"{part}-images-idx3-ubyte.gz"), Path.Combine(folder, $"{part}-labels-idx1-ubyte.gz"));
    }
}
