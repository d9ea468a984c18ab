using MLNetGan.Imaging;
using MLNetGan.Tests.Data;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;

namespace MLNetGan.Tests.Imaging;

/// <summary>Images are turned as EXIF says.</summary>
[TestClass]
public class UprightTests
{
    private const int Width = 3, Height = 2;

    // Where in the stored image the pixel of an upright one lies (EXIF 2.32, tag 274).
    private static (int X, int Y) Stored(int orientation, int x, int y) => orientation switch
    {
        1 => (x, y),
        2 => (Width - 1 - x, y),
        3 => (Width - 1 - x, Height - 1 - y),
        4 => (x, Height - 1 - y),
        5 => (y, x),
        6 => (y, Height - 1 - x),
        7 => (Width - 1 - y, Height - 1 - x),
        _ => (Width - 1 - y, x),
    };

    public static IEnumerable<object[]> Orientations =>
        from orientation in Enumerable.Range(1, 8) from format in (string[])["png", "webp", "tiff"] select new object[] { orientation, format };

    [TestMethod]
    [DynamicData(nameof(Orientations))]
    public void EveryOrientation_IsTurnedUpright(int orientation, string format)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write(Turned(orientation, format), "image");
        var shape = orientation < 5 ? new ImageShape(1, Height, Width) : new ImageShape(1, Width, Height);
        Assert.AreEqual((shape.Height, shape.Width), (Loading.Shape(path).Height, Loading.Shape(path).Width));
        var planar = new byte[shape.Length];
        ImageFile.Decode(path, shape, planar);
        for (int y = 0; y < shape.Height; y++)
        {
            for (int x = 0; x < shape.Width; x++)
            {
                (int storedX, int storedY) = Stored(orientation, x, y);
                Assert.AreEqual(Shade(storedX, storedY), planar[y * shape.Width + x], $"row {y}, column {x}");
            }
        }
    }

    [TestMethod]
    public void Photo_IsCutIntoHalvesUpright()
    {
        using var folder = new TemporaryFolder();
        byte[] photo = Pictures.File("jpg", 16, 32, (_, y) => new((byte)(y < 16 ? 200 : 50), 0, 0));
        byte[] exif = [.. "Exif\0\0"u8, .. Pictures.Exif(6)];
        string path = folder.Write([.. photo[..2], 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif, .. photo[2..]], "photo.jpg");
        Assert.AreEqual(new ImageShape(3, 16, 32), Loading.Shape(path));
        byte[] left = new byte[3 * 256], right = new byte[3 * 256];
        ImageFile.DecodeHalves(path, new ImageShape(3, 16, 16), left, right);
        Assert.AreEqual(50, left[128], 5);
        Assert.AreEqual(200, right[128], 5);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(9)]
    public void OrientationThatIsNone_IsPassedOver(int orientation)
    {
        using var folder = new TemporaryFolder();
        byte[] png = Pictures.WithChunks(PillowImages.Grey, Pictures.Chunk("eXIf", Pictures.Exif((byte)orientation)));
        Assert.AreEqual(new ImageShape(1, 4, 5), Loading.Shape(folder.Write(png, "image.png")));
        byte[] broken = Pictures.WithChunks(PillowImages.Grey, Pictures.Chunk("eXIf", [.. "MM"u8, 0, 42, 0, 0, 1, 0]));
        Assert.AreEqual(new ImageShape(1, 4, 5), Loading.Shape(folder.Write(broken, "broken.png")));
    }

    private static byte Shade(int x, int y) => (byte)(40 * (1 + x + Width * y));

    private static byte[] Turned(int orientation, string format)
    {
        static Rgba32 Paint(int x, int y) => new(Shade(x, y), Shade(x, y), Shade(x, y));
        if (format == "png")
            return Pictures.WithChunks(Pictures.File("png", Width, Height, Paint), Pictures.Chunk("eXIf", Pictures.Exif((byte)orientation)));
        return Pictures.File<Rgb24>(format == "tiff" ? Pictures.Encoder("tiff") : new WebpEncoder { FileFormat = WebpFileFormatType.Lossless }, Width, Height, Paint, image =>
        {
            var exif = new ExifProfile();
            exif.SetValue(ExifTag.Orientation, (ushort)orientation);
            image.Metadata.ExifProfile = exif;
            image.Frames.RootFrame.Metadata.ExifProfile = exif;
        });
    }
}
