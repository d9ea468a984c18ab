using MLNetGan.Imaging;
using MLNetGan.Tests.Data;

namespace MLNetGan.Tests.Imaging;

[TestClass]
public class PngFileTests
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(3)]
    [DataRow(4)]
    public void SavedBytes_AreReadBack_WithTheirChannels(int channels)
    {
        using var folder = new TemporaryFolder();
        var shape = new ImageShape(channels, 3, 5);
        var planar = new byte[shape.Length];
        new Random(1).NextBytes(planar);
        string path = folder.File("image.png");

        PngFile.Save(path, Array.ConvertAll(planar, value => (float)value), shape);

        var read = new byte[shape.Length];
        ImageFile.Decode(path, shape, read);
        Assert.AreEqual(shape, Loading.Shape(path));
        CollectionAssert.AreEqual(planar, read);
    }

    [TestMethod]
    public void SavedFloats_AreRoundedAndClamped()
    {
        using var folder = new TemporaryFolder();
        var shape = new ImageShape(1, 2, 4);
        string path = folder.File("image.png");
        PngFile.Save(path, [-3f, 0.4f, 0.6f, 254.4f, 254.6f, 300f, float.NaN, float.PositiveInfinity], shape);
        var read = new byte[8];
        ImageFile.Decode(path, shape, read);
        CollectionAssert.AreEqual(new byte[] { 0, 0, 1, 254, 255, 255, 0, 255 }, read);
    }

    [TestMethod]
    public void Save_ReplacesTheFile_AndLeavesNothingElse()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write([1, 2, 3], "image.png");
        PngFile.Save(path, new float[4], new ImageShape(1, 2, 2));
        Assert.AreEqual(new ImageShape(1, 2, 2), Loading.Shape(path));
        CollectionAssert.AreEqual(new[] { path }, Directory.GetFiles(folder.Path));
    }

    [TestMethod]
    public void FailedSave_LeavesNothingBehind()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("taken", "inside");
        string taken = Path.GetDirectoryName(path)!;
        try
        {
            PngFile.Save(taken, new float[4], new ImageShape(1, 2, 2));
            Assert.Fail("A folder was replaced by a file.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Assert.IsEmpty(Directory.GetFiles(folder.Path));
        }
    }

    [TestMethod]
    public void MissingFolder_IsNamed()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "missing", "image.png");
        var error = Assert.ThrowsExactly<DirectoryNotFoundException>(() => PngFile.Save(path, new float[4], new ImageShape(1, 2, 2)));
        StringAssert.Contains(error.Message, Path.Combine(folder.Path, "missing"));
    }
}
