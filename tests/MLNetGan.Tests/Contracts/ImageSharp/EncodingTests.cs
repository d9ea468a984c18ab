using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.PixelFormats;

namespace MLNetGan.Tests.Contracts.ImageSharp;

[TestClass]
public sealed class EncodingTests
{
    private const int PngColourTypeOffset = 25;

    private static byte[] Noise(int count)
    {
        var bytes = new byte[count];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    private static byte[] RoundTrip<TPixel>(byte[] pixels, int expectedColourType)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        using Image<TPixel> image = Image.LoadPixelData<TPixel>(pixels, 13, 7);
        using var stream = new MemoryStream();
        image.SaveAsPng(stream);
        Assert.AreEqual(expectedColourType, stream.ToArray()[PngColourTypeOffset]);
        using Image<TPixel> again = Image.Load<TPixel>(stream.ToArray());
        var copy = new byte[pixels.Length];
        again.CopyPixelDataTo(copy);
        return copy;
    }

    [TestMethod]
    public void PngIsLosslessInTheImagesOwnFormat()
    {
        CollectionAssert.AreEqual(Noise(91), RoundTrip<L8>(Noise(91), expectedColourType: 0));
        CollectionAssert.AreEqual(Noise(273), RoundTrip<Rgb24>(Noise(273), expectedColourType: 2));
        CollectionAssert.AreEqual(Noise(364), RoundTrip<Rgba32>(Noise(364), expectedColourType: 6));
        CollectionAssert.AreEqual(Noise(364), RoundTrip<Bgra32>(Noise(364), expectedColourType: 6));
    }

    [TestMethod]
    public void FilesAreWrittenAndReadBack()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("grey.png");
        using var image = new Image<L8>(4, 3, new L8(77));
        image.SaveAsPng(path);
        using Image<L8> again = Image.Load<L8>(path);
        Assert.AreEqual(new L8(77), again[3, 2]);
        Assert.AreEqual(3, Image.Identify(path).Height);
    }

    [TestMethod]
    public void MissingFolderIsDirectoryNotFound()
    {
        using var image = new Image<L8>(1, 1);
        string path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString(), "a.png");
        Assert.ThrowsExactly<DirectoryNotFoundException>(() => image.SaveAsPng(path));
    }

    [TestMethod]
    public void JpegKeepsSmoothColoursAndQualityCostsBytes()
    {
        using var image = new Image<Rgb24>(32, 32);
        image.ProcessPixelRows(accessor =>
        {
            for (int y = 0; y < accessor.Height; y++)
            {
                Span<Rgb24> row = accessor.GetRowSpan(y);
                for (int x = 0; x < row.Length; x++)
                    row[x] = new Rgb24((byte)(60 + 2 * x), (byte)(90 + 2 * y), 120);
            }
        });
        using MemoryStream fine = new(), coarse = new(), standard = new();
        image.SaveAsJpeg(fine, new JpegEncoder { Quality = 95 });
        image.SaveAsJpeg(coarse, new JpegEncoder { Quality = 10 });
        image.SaveAsJpeg(standard);
        Assert.IsTrue(fine.Length > standard.Length && standard.Length > coarse.Length);
        using Image<Rgb24> again = Image.Load<Rgb24>(fine.ToArray());
        Assert.AreEqual(60 + 2 * 20, again[20, 9].R, 8);
        Assert.AreEqual(90 + 2 * 9, again[20, 9].G, 8);
        Assert.AreEqual(120, again[20, 9].B, 8);
    }

    [TestMethod]
    public void JpegQualityOutsideItsRangeIsRefused()
    {
        Assert.IsNull(new JpegEncoder().Quality);
        Assert.ThrowsExactly<ArgumentException>(() => new JpegEncoder { Quality = 0 });
        Assert.ThrowsExactly<ArgumentException>(() => new JpegEncoder { Quality = 101 });
    }
}
