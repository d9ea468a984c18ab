using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Imaging;

namespace MLNetGan.Tests.Data;

[TestClass]
public class UnpairedFoldersTests
{
    private static readonly GanDataCatalog s_catalog = new(new MLContext());

    [TestMethod]
    public void TwoFolders_AreBroughtToOneSizeAndNumberOfChannels()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "a", 3, new ImageShape(1, 6, 4), 10);
        Write(folder, "b", 2, new ImageShape(3, 8, 8), 100);
        IDataView data = s_catalog.LoadUnpaired(folder.File("a"), folder.File("b"));
        var type = new VectorDataViewType(NumberDataViewType.Single, 3, 6, 4);
        Assert.AreEqual(type, data.Schema["Input"].Type);
        Assert.AreEqual(type, data.Schema["Target"].Type);
        CollectionAssert.AreEqual(new float[] { 10, 11, 12 }, First(data, "Input"));
        CollectionAssert.AreEqual(new float[] { 100, 101, 100 }, First(data, "Target"));
        IDataView sized = s_catalog.LoadUnpaired(folder.File("a"), folder.File("b"), 5, 7, 1);
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 1, 5, 7), sized.Schema["Target"].Type);
        IDataView differing = s_catalog.LoadUnpaired(folder.File("a"), folder.File("b"), inputChannels: 1);
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 1, 6, 4), differing.Schema["Input"].Type);
        Assert.AreEqual(type, differing.Schema["Target"].Type);
        Assert.AreEqual("inputChannels", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => s_catalog.LoadUnpaired("x", "y", inputChannels: 2)).ParamName);
    }

    [TestMethod]
    public void TheUsualLayout_HasTrainingAndTestImages()
    {
        using var folder = new TemporaryFolder();
        foreach ((string name, int grey) in new[] { ("trainA", 1), ("trainB", 2), ("testA", 3), ("testB", 4) })
            Write(folder, name, 1, new ImageShape(1, 4, 4), grey);
        IDataView training = s_catalog.LoadUnpaired(folder.Path), test = s_catalog.LoadUnpaired(folder.Path, isTest: true, height: 8, width: 8);
        CollectionAssert.AreEqual(new float[] { 1, 2 }, (float[])[.. First(training, "Input"), .. First(training, "Target")]);
        CollectionAssert.AreEqual(new float[] { 3, 4 }, (float[])[.. First(test, "Input"), .. First(test, "Target")]);
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 1, 8, 8), test.Schema["Target"].Type);
    }

    [TestMethod]
    public void AMissingFolder_IsNamed()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "trainA", 1, new ImageShape(1, 4, 4), 1);
        StringAssert.Contains(Assert.ThrowsExactly<DirectoryNotFoundException>(() => s_catalog.LoadUnpaired(folder.Path)).Message, $"'{folder.File("trainB")}'");
        StringAssert.Contains(Assert.ThrowsExactly<DirectoryNotFoundException>(() => s_catalog.LoadUnpaired("no-such")).Message, "'no-such'");
        StringAssert.Contains(Assert.ThrowsExactly<DirectoryNotFoundException>(() => s_catalog.LoadUnpaired(folder.File("trainA"), "no-such")).Message, "'no-such'");
        Assert.ThrowsExactly<ArgumentException>(() => s_catalog.LoadUnpaired("x", "y", height: 3));
    }

    [TestMethod]
    public void AnEmptyFolder_IsNamed_WithoutAWordOfLabels()
    {
        using var folder = new TemporaryFolder();
        foreach (string name in (string[])["trainA", "trainB"])
            Directory.CreateDirectory(folder.File(name));
        string message = Assert.ThrowsExactly<InvalidDataException>(() => s_catalog.LoadUnpaired(folder.Path)).Message;
        Assert.StartsWith($"'{folder.File("trainA")}' holds no images: expected ", message);
        Assert.EndsWith("files in the folder itself or in its sub-folders, found an empty folder. Check the path.", message);
        message = Assert.ThrowsExactly<DirectoryNotFoundException>(() => s_catalog.LoadUnpaired("no-such", "no-such")).Message;
        Assert.AreEqual("Could not find the image folder 'no-such'. Check the path.", message);
    }

    [TestMethod]
    public void Idx_IsResizedAsFilesAre()
    {
        using var folder = new TemporaryFolder();
        byte[] pixels = [.. Enumerable.Range(0, 2 * 16 * 20).Select(i => (byte)(127 + 100 * Math.Sin(i / 9.0)))];
        var shape = new ImageShape(1, 16, 20);
        for (int i = 0; i < 2; i++)
        {
            Directory.CreateDirectory(folder.File("files", "7"));
            PngFile.Save(folder.File("files", "7", $"{i}.png"), Array.ConvertAll(pixels[(i * shape.Length)..((i + 1) * shape.Length)], value => (float)value), shape);
        }
        IDataView idx = s_catalog.LoadIdx(folder.Write(IdxBytes.Of(pixels, 2, 16, 20), "images"), folder.Write(IdxBytes.Of([7, 7], 2), "labels"), height: 32, width: 32);
        List<Pipeline.DataViews.Row> expected = Pipeline.DataViews.Row.ReadAll(s_catalog.LoadImageFolder(folder.File("files"), 32, 32)), found = Pipeline.DataViews.Row.ReadAll(idx);
        Assert.HasCount(2, found);
        for (int i = 0; i < 2; i++)
        {
            Assert.AreEqual("7", found[i].Label);
            CollectionAssert.AreEqual(expected[i].Pixels, found[i].Pixels);
        }
        Assert.ThrowsExactly<ArgumentException>(() => s_catalog.LoadIdx("x", height: 3));
    }

    private static void Write(TemporaryFolder folder, string name, int count, ImageShape shape, int grey)
    {
        Directory.CreateDirectory(folder.File(name));
        for (int i = 0; i < count; i++)
            PngFile.Save(folder.File(name, $"{i}.png"), Enumerable.Repeat((float)grey + i, shape.Length).ToArray(), shape);
    }

    // The first pixel of every image.
    private static float[] First(IDataView data, string column) => [.. data.GetColumn<float[]>(column).Select(pixels => pixels[0])];
}
