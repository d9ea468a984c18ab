using MLNetGan.Data;
using MLNetGan.Imaging;

namespace MLNetGan.Tests.Data;

[TestClass]
public class IdxFileTests
{
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void ImagesAndLabels_AreRead_PlainAndGzip_WhateverTheName(bool gzip)
    {
        using var folder = new TemporaryFolder();
        byte[] images = IdxBytes.Of(IdxBytes.Counting(18), 3, 2, 3), labels = IdxBytes.Of([5, 0, 2], 3);
        var set = IdxFile.Load(
            folder.Write(gzip ? IdxBytes.Gzip(images) : images, "images"), folder.Write(gzip ? IdxBytes.Gzip(labels) : labels, "labels.txt"), Loading.Plenty);

        Assert.AreEqual(3, set.Count);
        Assert.AreEqual(new ImageShape(1, 2, 3), set.Shape);
        CollectionAssert.AreEqual(new[] { 5, 0, 2 }, new[] { set.LabelOf(0), set.LabelOf(1), set.LabelOf(2) });
        CollectionAssert.AreEqual(new[] { "0", "1", "2", "3", "4", "5" }, set.LabelNames!.ToArray());
        CollectionAssert.AreEqual(new float[] { 12, 13, 14, 15, 16, 17 }, Read(set, 2));
        CollectionAssert.AreEqual(new float[] { 0, 1, 2, 3, 4, 5 }, Read(set, 0));
    }

    [TestMethod]
    public void FourDimensions_AreColourImages()
    {
        using var folder = new TemporaryFolder();
        var set = IdxFile.Load(folder.Write(IdxBytes.Of(IdxBytes.Counting(24), 2, 3, 2, 2), "images"), null, Loading.Plenty);
        Assert.AreEqual(new ImageShape(3, 2, 2), set.Shape);
        Assert.IsNull(set.LabelNames);
        Assert.AreEqual(12f, Read(set, 1)[0]);
    }

    [TestMethod]
    public void ImagesBeyondOneBlock_KeepTheirPlaces()
    {
        using var folder = new TemporaryFolder();
        const int count = 2500, length = 32 * 32;
        var values = new byte[count * length];
        new Random(3).NextBytes(values);
        var set = IdxFile.Load(folder.Write(IdxBytes.Gzip(IdxBytes.Of(values, count, 32, 32)), "images"), null, Loading.Plenty);
        foreach (int index in new[] { 0, 1023, 1024, 2047, 2048, 2499 })
            CollectionAssert.AreEqual(Array.ConvertAll(values[(index * length)..((index + 1) * length)], value => (float)value), Read(set, index));
    }

    [TestMethod]
    public void MissingFile_IsNamed()
    {
        var error = Assert.ThrowsExactly<FileNotFoundException>(() => IdxFile.Load("no-such-images", null, Loading.Plenty));
        StringAssert.Contains(error.Message, "images file 'no-such-images'");
    }

    [TestMethod]
    [DataRow("not IDX at all", new byte[] { 1, 2, 3, 4, 5 }, "00 00 08 and the number of dimensions, found 01020304")]
    [DataRow("empty", new byte[0], "is not an IDX file")]
    [DataRow("floats", new byte[] { 0, 0, 0x0D, 1, 0, 0, 0, 1 }, "IDX type 0x0D; expected 0x08")]
    [DataRow("cut head", new byte[] { 0, 0, 8, 3, 0, 0, 0, 1, 0, 0 }, "promises 3 dimensions and ends after 1")]
    [DataRow("no images", new byte[] { 0, 0, 8, 3, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1 }, "dimension 0 of its head is 0")]
    [DataRow("labels", new byte[] { 0, 0, 8, 1, 0, 0, 0, 1, 7 }, "looks like a labels file")]
    [DataRow("two channels", new byte[] { 0, 0, 8, 4, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1, 7, 7 }, "1, 3 or 4 channels")]
    [DataRow("huge sides", new byte[] { 0, 0, 8, 3, 0, 0, 0, 1, 0x7F, 0, 0, 0, 0x7F, 0, 0, 0, 7 }, "images of 2130706432x2130706432")]
    public void BrokenHead_SaysWhatIsThereAndWhatIsWanted(string what, byte[] bytes, string expected)
    {
        using var folder = new TemporaryFolder();
        foreach (byte[] content in new[] { bytes, IdxBytes.Gzip(bytes) })
        {
            string path = folder.Write(content, "images");
            var error = Assert.ThrowsExactly<InvalidDataException>(() => IdxFile.Load(path, null, Loading.Plenty), what);
            StringAssert.Contains(error.Message, path);
            StringAssert.Contains(error.Message, expected);
        }
    }

    [TestMethod]
    [DataRow(-1, false, "expected 24 bytes, found 23")]
    [DataRow(1, false, "expected 24 bytes, found 25")]
    [DataRow(-1, true, "expected 24 bytes, found 23")]
    [DataRow(1, true, "expected 24 bytes, found more")]
    public void WrongLength_IsTold(int difference, bool gzip, string expected)
    {
        using var folder = new TemporaryFolder();
        byte[] bytes = IdxBytes.Of(IdxBytes.Counting(8 + difference), 2, 2, 2);
        string path = folder.Write(gzip ? IdxBytes.Gzip(bytes) : bytes, "images");
        var error = Assert.ThrowsExactly<InvalidDataException>(() => IdxFile.Load(path, null, Loading.Plenty));
        StringAssert.Contains(error.Message, $"'{path}' does not hold what its head promises (2x2x2): {expected}");
    }

    [TestMethod]
    public void LyingCount_CostsNoMemory()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write(IdxBytes.Gzip(IdxBytes.Of(IdxBytes.Counting(784), 2_000_000_000, 28, 28)), "images");
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.ThrowsExactly<InvalidDataException>(() => IdxFile.Load(path, null, Loading.Plenty));
        Assert.IsLessThan(32L << 20, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    public void BrokenGzip_IsNamed()
    {
        using var folder = new TemporaryFolder();
        byte[] bytes = IdxBytes.Gzip(IdxBytes.Of(IdxBytes.Counting(8), 2, 2, 2));
        bytes[10] ^= 0xFF;
        string path = folder.Write(bytes, "images");
        StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => IdxFile.Load(path, null, Loading.Plenty)).Message, path);
    }

    // .NET's own GZipStream takes a file whose end is missing.
    [TestMethod]
    public void AGzipFileThatLacksAByte_IsNamed()
    {
        using var folder = new TemporaryFolder();
        byte[] whole = IdxBytes.Gzip(IdxBytes.Of(IdxBytes.Counting(120), 5, 6, 4));
        for (int at = 10; at < whole.Length; at++)
        {
            string path = folder.Write([.. whole[..at], .. whole[(at + 1)..]], "images");
            Assert.Contains(path, Assert.ThrowsExactly<InvalidDataException>(() => IdxFile.Load(path, null, Loading.Plenty), $"{at}").Message);
        }
    }

    [TestMethod]
    public void AGzipFileOfSeveralMembers_IsNotCalledBroken()
    {
        using var folder = new TemporaryFolder();
        byte[] whole = IdxBytes.Of(IdxBytes.Counting(120), 5, 6, 4);
        string path = folder.Write([.. IdxBytes.Gzip(whole[..50]), .. IdxBytes.Gzip(whole[50..])], "images");
        string message = Assert.ThrowsExactly<InvalidDataException>(() => IdxFile.Load(path, null, Loading.Plenty)).Message;
        Assert.Contains("or it has several gzip members, as bgzip makes them; expected one.", message);
        Assert.DoesNotContain("broken", message);
    }

    [TestMethod]
    public void OtherNumberOfLabels_IsTold()
    {
        using var folder = new TemporaryFolder();
        string images = folder.Write(IdxBytes.Of(IdxBytes.Counting(8), 2, 2, 2), "images"), labels = folder.Write(IdxBytes.Of([1, 2, 3], 3), "labels");
        var error = Assert.ThrowsExactly<InvalidDataException>(() => IdxFile.Load(images, labels, Loading.Plenty));
        StringAssert.Contains(error.Message, $"'{labels}' holds 3 labels and '{images}' 2 images");
    }

    private static float[] Read(ImageSet set, int index)
    {
        var pixels = new float[set.Shape.Length];
        set.Read(index, pixels);
        return pixels;
    }
}
