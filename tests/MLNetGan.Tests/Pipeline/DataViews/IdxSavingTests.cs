using System.IO.Compression;
using Microsoft.ML;
using MLNetGan.Pipeline.DataViews;
using MLNetGan.Tests.Data;

namespace MLNetGan.Tests.Pipeline.DataViews;

[TestClass]
public sealed class IdxSavingTests
{
    private static readonly MLContext s_ml = new();

    [TestMethod]
    [RealDataCondition]
    public void Mnist_IsWrittenAsItIsPublished()
    {
        using var folder = new TemporaryFolder();
        string images = Path.Combine(RealDataConditionAttribute.Folder, "mnist", "t10k-images-idx3-ubyte.gz"), labels = images.Replace("images-idx3", "labels-idx1");
        Assert.AreEqual(10_000, s_ml.Gan().Data.SaveIdx(s_ml.Gan().Data.LoadIdx(images, labels), folder.File("new", "images"), folder.File("new", "labels")));
        CollectionAssert.AreEqual(Unpacked(images), File.ReadAllBytes(folder.File("new", "images")));
        CollectionAssert.AreEqual(Unpacked(labels), File.ReadAllBytes(folder.File("new", "labels")));
    }

    [TestMethod]
    public void ColourImages_HaveFourDimensions_AndKeysTheirIndices()
    {
        using var folder = new TemporaryFolder();
        byte[] written = IdxBytes.Of(IdxBytes.Counting(24), 2, 3, 2, 2);
        IDataView images = s_ml.Gan().Data.LoadIdx(folder.Write(written, "images"), folder.Write(IdxBytes.Of([9, 4], 2), "labels"));
        IDataView words = s_ml.Transforms.Conversion.MapValue(
            "Word", new Dictionary<string, string> { ["9"] = "cat", ["4"] = "bird" }, "Label").Fit(images).Transform(images);
        IDataView keys = s_ml.Transforms.Conversion.MapValueToKey("Word").Fit(words).Transform(words);
        s_ml.Gan().Data.SaveIdx(keys, folder.File("i"), folder.File("l"), labelColumnName: "Word");
        CollectionAssert.AreEqual(written, File.ReadAllBytes(folder.File("i")));
        CollectionAssert.AreEqual(IdxBytes.Of([0, 1], 2), File.ReadAllBytes(folder.File("l")));
    }

    [TestMethod]
    public void WhatCannotBeWritten_IsRefused_AndNothingIsLeft()
    {
        using var folder = new TemporaryFolder();
        IDataView images = s_ml.Gan().Data.LoadIdx(folder.Write(IdxBytes.Of(IdxBytes.Counting(8), 2, 2, 2), "images"), folder.Write(IdxBytes.Of([9, 4], 2), "labels"));
        IDataView words = s_ml.Transforms.Conversion.MapValue(
            "Word", new Dictionary<string, string> { ["9"] = "7", ["4"] = "bird" }, "Label").Fit(images).Transform(images);
        string new1 = Path.Combine(folder.Path, "new", "1"), new2 = Path.Combine(folder.Path, "new", "2");
        void Refuses(string message, IDataView data, string path, string? labels = null, string label = "Word") =>
            Assert.Contains(message, Assert.Throws<ArgumentException>(() => s_ml.Gan().Data.SaveIdx(data, path, labels, labelColumnName: label)).Message);
        Refuses("Column 'Word' holds 'bird' in a row; expected a number from 0 to 255", words, new1, new2);
        Refuses("expected a name that does not end in .gz", words, $"{new1}.gz");
        Refuses("no rows", s_ml.Data.SkipRows(words, 2), new1);
        Refuses("Images and labels would go to one file", words, new1, new1);
        Refuses("Images and labels would go to one file", words, new1, Path.Combine(folder.Path, "NEW", ".", "1"));
        Refuses("Could not find", words, new1, new2, "Class");
        Assert.IsFalse(Directory.Exists(Path.Combine(folder.Path, "new")) && Directory.EnumerateFiles(Path.Combine(folder.Path, "new")).Any());
    }

    [TestMethod]
    public void NamesAreNumbers_WhereEachIsThePlainFormOfItsByte()
    {
        Assert.IsTrue(IdxSaving.AreNumbers(["0", "10", "255"]));
        foreach (string name in (string[])["01", "256", "+2", " 3", "", "-0", "cat"])
            Assert.IsFalse(IdxSaving.AreNumbers(["1", name]), name);
    }

    private static byte[] Unpacked(string path)
    {
        using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        gzip.CopyTo(bytes);
        return bytes.ToArray();
    }
}
