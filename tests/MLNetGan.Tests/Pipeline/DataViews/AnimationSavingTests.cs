using Microsoft.ML;
using MLNetGan.Tests.Imaging;

namespace MLNetGan.Tests.Pipeline.DataViews;

[TestClass]
public class AnimationSavingTests
{
    private static readonly GanDataCatalog s_catalog = new(new MLContext(seed: 1));

    [TestMethod]
    public void EveryImageIsAFrame_EnlargedLikeOnASheet()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("new", "digits.gif");
        s_catalog.SaveAnimation(s_catalog.DrawnDigits(3), path, TimeSpan.FromMilliseconds(250));
        var read = new GifReader(File.ReadAllBytes(path));
        CollectionAssert.AreEqual(new[] { 25, 25, 25 }, read.Delays);
        float[][] digits = Tiny.Images(s_catalog.DrawnDigits(3));
        for (int i = 0; i < 3; i++)
            for (int y = 0; y < 56; y++)
                for (int x = 0; x < 56; x++)
                    Assert.AreEqual(digits[i][y / 2 * 28 + x / 2], read.Frames[i][(y * 56 + x) * 3], $"frame {i}, row {y}, column {x}");
    }

    [TestMethod]
    public void AFrameMayHoldSeveralImages_InTheirOrder()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("digits.gif");
        s_catalog.SaveAnimation(s_catalog.DrawnDigits(12), path, imagesPerFrame: 6, columns: 3);
        var read = new GifReader(File.ReadAllBytes(path));
        Assert.AreEqual((3 * 58 - 2, 2 * 58 - 2), (read.Width, read.Height));
        CollectionAssert.AreEqual(new[] { 10, 10 }, read.Delays);
        float[] ninth = Tiny.Images(s_catalog.DrawnDigits(12))[9];
        for (int y = 0; y < 56; y++)
            for (int x = 0; x < 56; x++)
                Assert.AreEqual(ninth[y / 2 * 28 + x / 2], read.Frames[1][((y + 58) * read.Width + x) * 3], $"row {y}, column {x}");
    }

    [TestMethod]
    public void APartOfAFrameIsRefused_AndTheFileThatWasThereStays()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write([1, 2, 3], "digits.gif");
        var error = Assert.ThrowsExactly<ArgumentException>(() => s_catalog.SaveAnimation(s_catalog.DrawnDigits(7), path, imagesPerFrame: 3));
        Assert.Contains("7 images are no whole number of frames of 3 images each", error.Message);
        Assert.ThrowsExactly<ArgumentException>(() => s_catalog.SaveAnimation(s_catalog.DrawnDigits(2), path, imagesPerFrame: 3));
        CollectionAssert.AreEqual(new[] { path }, Directory.GetFiles(folder.Path));
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, File.ReadAllBytes(path));
    }

    [TestMethod]
    [DataRow(10), DataRow(-100), DataRow(700_000)]
    public void AFrameOfADurationThatGifCannotShow_IsRefused(int milliseconds) => Assert.Contains("20 milliseconds to 655.35 seconds",
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => s_catalog.SaveAnimation(s_catalog.DrawnDigits(1), "never.gif", TimeSpan.FromMilliseconds(milliseconds))).Message);

    [TestMethod]
    public void AColumnThatIsNoImage_IsNamed() => Assert.Contains("Could not find image column 'Picture'",
        Assert.ThrowsExactly<ArgumentException>(() => s_catalog.SaveAnimation(s_catalog.DrawnDigits(1), "never.gif", imageColumnName: "Picture")).Message);
}
