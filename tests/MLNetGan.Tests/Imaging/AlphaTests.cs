using MLNetGan.Imaging;
using MLNetGan.Tests.Data;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;

namespace MLNetGan.Tests.Imaging;

/// <summary>Transparent pixels show no hidden colours.</summary>
[TestClass]
public class AlphaTests
{
    private static readonly Rgba32[] s_pixels = [new(255, 0, 255, 0), new(200, 100, 0, 128), new(10, 20, 30, 255)];

    public static IEnumerable<object[]> Files =>
    [
        ["rgba.png", Pictures.File<Rgba32>(new PngEncoder { ColorType = PngColorType.RgbWithAlpha }, 3, 1, Paint)],
        ["palette.png", Pictures.WithChunks(Palette(), Pictures.Chunk("PLTE", 255, 0, 255, 200, 100, 0, 10, 20, 30), Pictures.Chunk("tRNS", 0, 128))],
        ["lossless.webp", Pictures.File<Rgba32>(Pictures.Encoder("lossless.webp"), 3, 1, Paint)],
    ];

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void DroppedAlpha_LiesOnWhite(string name, byte[] file)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write(file, name);
        Assert.AreEqual(4, Loading.Shape(path).Channels);
        var planar = new byte[9];
        ImageFile.Decode(path, new ImageShape(3, 1, 3), planar);
        byte[] expected = [255, 227, 10, 255, 177, 20, 255, 127, 30];
        for (int i = 0; i < 9; i++)
            Assert.AreEqual(expected[i], planar[i], 1, $"value {i}");
        var grey = new byte[3];
        ImageFile.Decode(path, new ImageShape(1, 1, 3), grey);
        Assert.AreEqual(255, grey[0]);
    }

    [TestMethod]
    public void KeptAlpha_KeepsAllColours()
    {
        using var folder = new TemporaryFolder();
        var planar = new byte[12];
        ImageFile.Decode(folder.Write((byte[])Files.First()[1], "rgba.png"), new ImageShape(4, 1, 3), planar);
        CollectionAssert.AreEqual(new byte[] { 255, 200, 10, 0, 100, 20, 255, 0, 30, 0, 128, 255 }, planar);
    }

    [TestMethod]
    public void TransparentShadeOfGrey_LiesOnWhite()
    {
        using var folder = new TemporaryFolder();
        byte[] png = Pictures.WithChunks(PillowImages.Grey, Pictures.Chunk("tRNS", 0, 50));
        string path = folder.Write(png, "grey.png");
        Assert.AreEqual(4, Loading.Shape(path).Channels);
        var planar = new byte[20];
        ImageFile.Decode(path, new ImageShape(1, 4, 5), planar);
        CollectionAssert.AreEqual(new byte[] { 0, 255, 100, 150, 200 }, planar[..5]);
    }

    [TestMethod]
    public void HiddenColours_AreNotMixedIn_ByResizing()
    {
        using var folder = new TemporaryFolder();
        IImageEncoder encoder = new PngEncoder { ColorType = PngColorType.RgbWithAlpha };
        string path = folder.Write(Pictures.File<Rgba32>(encoder, 8, 8, (x, _) => x < 4 ? new(0, 255, 0, 0) : new(255, 255, 255)), "half.png");
        var planar = new byte[27];
        ImageFile.Decode(path, new ImageShape(3, 3, 3), planar);
        CollectionAssert.AreEqual(Enumerable.Repeat((byte)255, 27).ToArray(), planar);
    }

    private static Rgba32 Paint(int x, int y) => s_pixels[x];

    // The indices 0, 1, 2 in a row, without the colours.
    private static byte[] Palette() =>
    [
        .. PillowImages.Grey[..8], .. Pictures.Chunk("IHDR", 0, 0, 0, 3, 0, 0, 0, 1, 8, 3, 0, 0, 0),
        .. Pictures.Chunk("IDAT", Pictures.Deflated([0, 0, 1, 2])), .. Pictures.Chunk("IEND"),
    ];
}
