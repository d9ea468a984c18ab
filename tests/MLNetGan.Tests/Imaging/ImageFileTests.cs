using MLNetGan.Imaging;
using MLNetGan.Tests.Data;

namespace MLNetGan.Tests.Imaging;

[TestClass]
public class ImageFileTests
{
    private static readonly Func<int, int, int>[] s_planes =
        [(x, y) => 50 * x + 3 * y, (x, y) => 60 * y + x, (x, y) => 255 - 40 * x - 7 * y, (x, y) => 30 * x + 20 * y + 10];

    [TestMethod]
    [DataRow(nameof(PillowImages.Grey), 1, 4, 5)]
    [DataRow(nameof(PillowImages.Rgb), 3, 4, 5)]
    [DataRow(nameof(PillowImages.Rgba), 4, 4, 5)]
    [DataRow(nameof(PillowImages.Palette), 3, 4, 5)]
    [DataRow(nameof(PillowImages.GreyJpeg), 1, 8, 16)]
    [DataRow(nameof(PillowImages.RgbJpeg), 3, 8, 16)]
    public void Identify_TellsChannelsAndSize(string name, int channels, int height, int width)
    {
        using var folder = new TemporaryFolder();
        Assert.AreEqual(new ImageShape(channels, height, width), Loading.Shape(folder.Write(Bytes(name), "image")));
    }

    [TestMethod]
    [DataRow(nameof(PillowImages.Grey), 1)]
    [DataRow(nameof(PillowImages.Rgb), 3)]
    [DataRow(nameof(PillowImages.Palette), 3)]
    [DataRow(nameof(PillowImages.Rgba), 4)]
    public void Decode_GivesPillowsPixelsInPlanes(string name, int channels)
    {
        byte[] planar = Decode(Bytes(name), new ImageShape(channels, 4, 5));
        for (int c = 0; c < channels; c++)
            for (int y = 0; y < 4; y++)
                for (int x = 0; x < 5; x++)
                    Assert.AreEqual(s_planes[c](x, y), planar[(c * 4 + y) * 5 + x], $"channel {c}, row {y}, column {x}");
    }

    [TestMethod]
    public void Decode_GivesPillowsPixelsOfJpeg()
    {
        byte[] planar = Decode(PillowImages.RgbJpeg, new ImageShape(3, 8, 16)), expected = PillowImages.RgbJpegPixels;
        // Pillow rounds brightness and colour before it makes R, G and B of them.
        Assert.IsLessThanOrEqualTo(2, planar.Zip(expected, (a, b) => Math.Abs(a - b)).Max());
    }

    [TestMethod]
    public void Decode_GreyAsThreeChannels_RepeatsThePlane()
    {
        byte[] planar = Decode(PillowImages.Grey, new ImageShape(3, 4, 5));
        CollectionAssert.AreEqual(planar[..20], planar[20..40]);
        CollectionAssert.AreEqual(planar[..20], planar[40..]);
        Assert.AreEqual(50 * 4 + 3 * 3, planar[19]);
    }

    [TestMethod]
    public void Decode_AtAnotherSize_IsBicubicLikePillow()
    {
        byte[] smaller = Decode(PillowImages.Waves, new ImageShape(1, 12, 12));
        int[] first = [138, 174, 205, 223, 226, 213, 187, 151, 111, 74, 45, 30], last = [116, 80, 49, 31, 28, 41, 67, 103, 143, 180, 209, 224];
        byte[] larger = Decode(PillowImages.Waves, new ImageShape(1, 30, 30));
        int[] top =
            [126, 140, 157, 171, 185, 198, 208, 216, 222, 226, 227, 225, 221, 215, 207, 196, 184, 170, 154, 139, 123, 107, 92, 78, 64, 52, 43, 36, 30, 28];
        for (int x = 0; x < 12; x++)
        {
            Assert.AreEqual(first[x], smaller[x], 2.0);
            Assert.AreEqual(last[x], smaller[11 * 12 + x], 2.0);
        }
        for (int x = 0; x < 30; x++)
            Assert.AreEqual(top[x], larger[x], 2.0);
    }

    [TestMethod]
    public void Decode_AtAnotherAspectRatio_CutsTheCentre()
    {
        byte[] planar = Decode(PillowImages.Thirds, new ImageShape(3, 2, 2));
        CollectionAssert.AreEqual(new byte[] { 0, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 0 }, planar);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("no image at all")]
    public void BrokenFile_IsNamed(string content)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write(System.Text.Encoding.ASCII.GetBytes(content), "broken.png");
        StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => ImageFile.Identify(path, Loading.Plenty)).Message, path);
        var error = Assert.ThrowsExactly<InvalidDataException>(() => ImageFile.Decode(path, new ImageShape(1, 2, 2), new byte[4]));
        StringAssert.Contains(error.Message, path);
    }

    [TestMethod]
    [DataRow(nameof(PillowImages.RgbJpeg), 3)]
    [DataRow(nameof(PillowImages.GreyJpeg), 1)]
    [DataRow(nameof(PillowImages.Palette), 3)]
    [DataRow(nameof(PillowImages.Rgba), 4)]
    public void DamagedFile_IsReadOrNamed(string name, int channels)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("damaged");
        byte[] whole = Bytes(name);
        int refused = 0;
        foreach (byte[] damaged in Damaged(whole))
        {
            File.WriteAllBytes(path, damaged);
            foreach (Action read in (Action[])[() => ImageFile.Identify(path, Loading.Plenty), () => ImageFile.Decode(path, new ImageShape(channels, 4, 4), new byte[64])])
            {
                try
                {
                    read();
                }
                catch (InvalidDataException error)
                {
                    refused++;
                    StringAssert.StartsWith(error.Message, $"'{path}' cannot be read as an image");
                    if (error.InnerException is NullReferenceException or IndexOutOfRangeException or ArgumentException)
                        StringAssert.Contains(error.Message, "Its content is malformed. Save it as PNG ");
                }
            }
        }
        Assert.IsGreaterThan(whole.Length / 10, refused);
    }

    public static IEnumerable<object[]> OtherFormats => ((string[])["gif", "bmp", "webp", "lossless.webp", "tiff"]).Select(format => new object[] { format });

    [TestMethod]
    [DynamicData(nameof(OtherFormats))]
    public void DamagedFileOfAnotherFormat_IsReadOrNamed(string format)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("damaged");
        byte[] whole = Pictures.File(format, 5, 4, (x, y) => new((byte)(40 * x), (byte)(60 * y), 90));
        int refused = 0;
        foreach (byte[] damaged in Damaged(whole))
        {
            File.WriteAllBytes(path, damaged);
            try
            {
                // Changed bytes may promise gigabytes of pixels.
                ImageFile.Identify(path, new MemoryBudget(100_000));
                ImageFile.Decode(path, new ImageShape(3, 4, 4), new byte[48]);
            }
            catch (InvalidDataException error)
            {
                refused++;
                StringAssert.StartsWith(error.Message, $"'{path}' cannot be read as an image. ");
            }
        }
        Assert.IsGreaterThan(whole.Length / 2, refused, "at least what is cut");
    }

    // Cut at every length, and with every byte changed.
    private static IEnumerable<byte[]> Damaged(byte[] whole)
    {
        for (int i = 0; i < whole.Length; i++)
        {
            yield return whole[..i];
            yield return [.. whole[..i], (byte)~whole[i], .. whole[(i + 1)..]];
        }
    }

    [TestMethod]
    public void FileWhoseHeadIsTooShort_IsNamed()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write([.. PillowImages.Grey[..8], .. Pictures.Chunk("IHDR", 0, 0, 0, 1), .. PillowImages.Grey[33..]], "photo.png");
        var error = Assert.ThrowsExactly<InvalidDataException>(() => ImageFile.Identify(path, Loading.Plenty));
        Assert.AreEqual($"'{path}' cannot be read as an image. It holds no image.", error.Message);
    }

    [TestMethod]
    public void FileThatImageSharpDoesNotRead_IsNamed_WithItsReason()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write(PillowImages.MalformedJpeg, "photo.jpg");
        var error = Assert.ThrowsExactly<InvalidDataException>(() => ImageFile.Decode(path, new ImageShape(3, 4, 4), new byte[48]));
        Assert.AreEqual($"'{path}' cannot be read as an image. It is damaged or of a kind that is not read: " +
            "No readable SOFn (Start Of Frame) marker found. " +
            "Save it as PNG with a program that reads it, or fetch it again.", error.Message);
    }

    private static byte[] Bytes(string name) => (byte[])typeof(PillowImages).GetProperty(name)!.GetValue(null)!;

    private static byte[] Decode(byte[] file, ImageShape shape)
    {
        using var folder = new TemporaryFolder();
        var planar = new byte[shape.Length];
        ImageFile.Decode(folder.Write(file, "image"), shape, planar);
        return planar;
    }
}
