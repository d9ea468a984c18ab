using MLNetGan.Imaging;
using MLNetGan.Tests.Data;

namespace MLNetGan.Tests.Imaging;

/// <summary>TIFFs of kinds that ImageSharp does not read are refused with the file's name and what to do.</summary>
[TestClass]
public class OddTiffTests
{
    private const int Bits = 258, Compression = 259, Kind = 262, FillOrder = 266, Samples = 277, Planar = 284;
    private const int ExtraSamples = 338, SampleFormat = 339;

    [TestMethod]
    [DataRow("JPEG within", Compression, 6)]
    [DataRow("JPEG 2000 within", Compression, 34712)]
    [DataRow("Zstandard", Compression, 50000)]
    [DataRow("fax of two dimensions", Compression, 3)]
    [DataRow("CMYK", Kind, 5)]
    [DataRow("a mask", Kind, 4)]
    [DataRow("a camera's raw", Kind, 32803)]
    [DataRow("logarithms", Kind, 32844)]
    [DataRow("a palette without colours", Kind, 3)]
    [DataRow("bits from the lowest on", FillOrder, 2)]
    [DataRow("sixty-four bits a sample", Bits, 64)]
    [DataRow("signed numbers", SampleFormat, 2)]
    [DataRow("complex numbers", SampleFormat, 6)]
    [DataRow("another sample without a meaning", ExtraSamples, 0)]
    [DataRow("planes of a kind of their own", Planar, 3)]
    [DataRow("seven samples", Samples, 7)]
    public void AnOddKind_IsNamed_WithWhatToDo(string what, int tag, int value)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write(Tiff(tag, value), "a.tif");
        void Read() => ImageFile.Decode(path, new ImageShape(1, 8, 8), new byte[64]);
        string message = Assert.ThrowsExactly<InvalidDataException>(Read, what).Message;
        StringAssert.StartsWith(message, $"'{path}' cannot be read as an image. It", what);
        StringAssert.Contains(message, "Save it ", what);
    }

    [TestMethod]
    public void ABigTiff_IsNamed()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write([.. "II"u8, 43, 0, 8, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0], "a.tif");
        string message = Assert.ThrowsExactly<InvalidDataException>(() => Loading.Shape(path)).Message;
        Assert.EndsWith("It is a BigTIFF, which is not read. Save it as PNG, or as a TIFF below 4 GiB.", message);
    }

    // 8x8 grey pixels in one strip, which is long enough for any of the kinds, with one entry changed or added.
    private static byte[] Tiff(int tag, int value)
    {
        var entries = new SortedDictionary<int, int>
        {
            [256] = 8,
            [257] = 8,
            [Bits] = 8,
            [Compression] = 1,
            [Kind] = 1,
            [273] = 0,
            [Samples] = 1,
            [278] = 8,
            [279] = 4096,
        };
        entries[tag] = value;
        entries[273] = 8 + 2 + 12 * entries.Count + 4;
        byte[] pixels = new byte[4096];
        Array.Fill(pixels, (byte)90);
        IEnumerable<byte> directory = entries.SelectMany(entry => Entry(entry.Key, entry.Value));
        return [.. "II"u8, 42, 0, 8, 0, 0, 0, (byte)entries.Count, 0, .. directory, 0, 0, 0, 0, .. pixels];
    }

    private static byte[] Entry(int tag, int value) =>
        [(byte)tag, (byte)(tag >> 8), 3, 0, 1, 0, 0, 0, (byte)value, (byte)(value >> 8), 0, 0];
}
