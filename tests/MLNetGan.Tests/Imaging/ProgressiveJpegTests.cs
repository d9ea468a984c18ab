using MLNetGan.Imaging;
using MLNetGan.Tests.Data;

namespace MLNetGan.Tests.Imaging;

/// <summary>What docs/data.md says of progressive JPEGs: all scans must be there; a cut last one costs detail in a part.</summary>
[TestClass]
public class ProgressiveJpegTests
{
    [TestMethod]
    public void ALastScanThatIsCut_LeavesAWholePicture()
    {
        byte[] whole = ProgressiveJpeg.Write(out Range last);
        int middle = (last.Start.Value + last.End.Value) / 2;
        byte[] expected = Read(whole), found = Read([.. whole[..middle], 0xFF, 0xD9]);
        int columns = expected.Length / 8;
        Assert.AreNotEqual(expected[0], expected[8], "Blocks differ in brightness.");
        for (int x = 0; x < columns; x++)
        {
            (byte[] block, byte[] lesser) = (Column(expected, x, columns), Column(found, x, columns));
            if (x < columns / 3)
                CollectionAssert.AreEqual(block, lesser, $"column {x}");
            else
                Assert.AreEqual(block.Average(value => value), lesser.Average(value => value), 6, $"column {x}");
        }
        CollectionAssert.AreNotEqual(expected, found);
    }

    [TestMethod]
    public void ALastScanThatIsMissing_IsNamed()
    {
        byte[] whole = ProgressiveJpeg.Write(out Range last);
        using var folder = new TemporaryFolder();
        // Its head has ten bytes.
        string path = folder.Write([.. whole[..(last.Start.Value - 10)], 0xFF, 0xD9], "a.jpg");
        string message = Assert.ThrowsExactly<InvalidDataException>(() => ImageFile.Identify(path, Loading.Plenty)).Message;
        Assert.AreEqual($"'{path}' cannot be read as an image. It is cut short: some of its scans are missing. Fetch it again.", message);
    }

    private static byte[] Column(byte[] image, int x, int columns) => [.. Enumerable.Range(0, 8).Select(y => image[y * columns + x])];

    private static byte[] Read(byte[] file)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write(file, "a.jpg");
        ImageShape shape = ImageFile.Identify(path, Loading.Plenty).Shape;
        Assert.AreEqual(1, shape.Channels);
        var planar = new byte[shape.Length];
        ImageFile.Decode(path, shape, planar);
        return planar;
    }
}
