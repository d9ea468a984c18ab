using System.Formats.Tar;
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

    [TestMethod]
    [RealDataCondition]
    public void MapPairs_HaveAFlatMaskOnTheLeft_AndAMapOnTheRight()
    {
        using var folder = new TemporaryFolder();
        TarFile.ExtractToDirectory(Path.Combine(RealDataConditionAttribute.Folder, "pairs", "brooklyn1887.tar"), folder.Path, overwriteFiles: false);
        var pairs = PairFolder.LoadSideBySide(folder.File("brooklyn1887"), PairSide.Right, null, null, null, null, Loading.Into());
        Assert.AreEqual(120, pairs.Target.Count);
        Assert.AreEqual(new ImageShape(3, 256, 256), pairs.Target.Shape);
        Assert.IsGreaterThan(0.95, FlatPart(pairs.Target), "JPEG blurs black, yellow and red at their edges alone");
        Assert.IsLessThan(0.1, FlatPart(pairs.Input), "old paper is neither");
    }

    // The part of all pixels within 60 of black, yellow or red in every channel.
    private static double FlatPart(ImageSet images)
    {
        int plane = images.Shape.Height * images.Shape.Width, flat = 0;
        var pixels = new float[images.Shape.Length];
        for (int i = 0; i < images.Count; i++)
        {
            images.Read(i, pixels);
            for (int at = 0; at < plane; at++)
                flat += (pixels[at], pixels[plane + at], pixels[2 * plane + at]) is ( < 60, < 60, < 60) or ( > 195, > 195, < 60) or ( > 195, < 60, < 60) ? 1 : 0;
        }
        return flat / ((double)plane * images.Count);
    }

    private static StoredImageSet Load(string part)
    {
        string folder = Path.Combine(RealDataConditionAttribute.Folder, "mnist");
        return IdxFile.Load(Path.Combine(folder, $"{part}-images-idx3-ubyte.gz"), Path.Combine(folder, $"{part}-labels-idx1-ubyte.gz"), Loading.Plenty);
    }
}
