using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace MLNetGan.Tests.Contracts.ImageSharp;

/// <summary>Files were written by Pillow 9.4.</summary>
[TestClass]
public sealed class DecodingTests
{
    // 2x2: red, green, blue, (10, 20, 30)
    private const string Rgb = "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGP4z8DA8J+BgYHhP5eIHAAaWAM6guCrUwAAAABJRU5ErkJggg==";

    // the same with alpha 255, 128, 0, 40
    private const string Rgba = "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAYAAABytg0kAAAAGklEQVR4nGP4z8Dwn+E/QwMDA8N/Bi4ROQ0ANqkE4SSMrYQAAAAASUVORK5CYII=";

    // 2x2: 0, 128, 200, 255
    private const string Grey = "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAADklEQVR4nGNgaGA48R8ABJUCSBGo9uMAAAAASUVORK5CYII=";

    // the same in 16 bits: 0, 32768, 51400, 65535
    private const string Grey16 = "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACEAAAAAAHTY67AAAAEklEQVR4nGNgYGhgYDhx4v9/AAv/BA9xSHEaAAAAAElFTkSuQmCC";

    // 1 bit: 0, 1, 1, 0
    private const string BlackWhite = "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACAQAAAABazTCJAAAADElEQVR4nGNwYHIAAAEIAIMYhovOAAAAAElFTkSuQmCC";

    // 24x16, quality 90, pixel = 8x + 4y
    private const string GreyJpeg =
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMUFRUVDA8XGBYUGBIUFRT" +
        "/wAALCAAQABgBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEI" +
        "I0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipq" +
        "rKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/APhr4beG/wDVfJ6V9VfDbw3/AKr5PSvqv4beG/8AVfJ6V+" +
        "f/AMNvDf8Aqvk9K+q/ht4b/wBV8npX1V8NvDf+q+T0r//Z";

    private static byte[] Bytes(string base64) => Convert.FromBase64String(base64);

    [TestMethod]
    public void ColourPngKeepsItsPixels()
    {
        using Image<Rgb24> image = Image.Load<Rgb24>(Bytes(Rgb));
        Assert.AreEqual((2, 2), (image.Width, image.Height));
        Assert.AreEqual(new Rgb24(255, 0, 0), image[0, 0]);
        Assert.AreEqual(new Rgb24(0, 255, 0), image[1, 0]);
        Assert.AreEqual(new Rgb24(0, 0, 255), image[0, 1]);
        Assert.AreEqual(new Rgb24(10, 20, 30), image[1, 1]);
    }

    [TestMethod]
    public void ColourBecomesLuminanceByBt709()
    {
        using Image<L8> image = Image.Load<L8>(Bytes(Rgb));
        Assert.AreEqual(new L8(54), image[0, 0]);
        Assert.AreEqual(new L8(182), image[1, 0]);
        Assert.AreEqual(new L8(18), image[0, 1]);
        Assert.AreEqual(new L8(19), image[1, 1]);
    }

    [TestMethod]
    public void AlphaIsKeptUnpremultiplied()
    {
        using Image<Rgba32> image = Image.Load<Rgba32>(Bytes(Rgba));
        Assert.AreEqual(new Rgba32(0, 255, 0, 128), image[1, 0]);
        Assert.AreEqual(new Rgba32(0, 0, 255, 0), image[0, 1]);
        Assert.AreEqual(new Rgba32(10, 20, 30, 40), image[1, 1]);
    }

    [TestMethod]
    [DataRow(Grey)]
    [DataRow(Grey16)]
    public void GreyPngKeepsItsLevels(string file)
    {
        using Image<L8> image = Image.Load<L8>(Bytes(file));
        Assert.AreEqual(new L8(0), image[0, 0]);
        Assert.AreEqual(new L8(128), image[1, 0]);
        Assert.AreEqual(new L8(200), image[0, 1]);
        Assert.AreEqual(new L8(255), image[1, 1]);
    }

    [TestMethod]
    public void OneBitPngIsBlackAndWhite()
    {
        using Image<Rgb24> image = Image.Load<Rgb24>(Bytes(BlackWhite));
        Assert.AreEqual(new Rgb24(0, 0, 0), image[0, 0]);
        Assert.AreEqual(new Rgb24(255, 255, 255), image[1, 0]);
    }

    [TestMethod]
    public void JpegIsWithinRoundingOfItsSource()
    {
        using Image<L8> image = Image.Load<L8>(Bytes(GreyJpeg));
        Assert.AreEqual((24, 16), (image.Width, image.Height));
        for (int y = 0; y < 16; y++)
        {
            for (int x = 0; x < 24; x++)
                Assert.AreEqual(8 * x + 4 * y, image[x, y].PackedValue, 3, $"{x}, {y}");
        }
    }

    [TestMethod]
    public void IdentifyReadsTheSize()
    {
        ImageInfo png = Image.Identify(Bytes(Rgb)), jpeg = Image.Identify(Bytes(GreyJpeg));
        Assert.AreEqual((2, 2), (png.Width, png.Height));
        Assert.AreEqual((24, 16), (jpeg.Width, jpeg.Height));
    }

    [TestMethod]
    public void WhatIsNoImageIsAnUnknownFormat()
    {
        Assert.ThrowsExactly<UnknownImageFormatException>(() => Image.Load<L8>("not an image at all"u8));
        Assert.ThrowsExactly<UnknownImageFormatException>(() => Image.Identify("not an image at all"u8));
    }

    [TestMethod]
    public void PngCutInItsDataIsInvalid()
    {
        byte[] file = Bytes(Grey);
        Assert.ThrowsExactly<InvalidImageContentException>(() => Image.Load<L8>(file.AsSpan(0, 48)));
    }

    [TestMethod]
    public void PngWithAWrongChecksumIsInvalid()
    {
        byte[] file = Bytes(Grey);
        file[^14] ^= 0xFF;
        Assert.ThrowsExactly<InvalidImageContentException>(() => Image.Load<L8>(file));
    }

    [TestMethod]
    public void JpegCutInItsHeaderIsInvalid() =>
        Assert.ThrowsExactly<InvalidImageContentException>(() => Image.Load<L8>(Bytes(GreyJpeg).AsSpan(0, 60)));

    [TestMethod]
    public void JpegCutInItsScanShowsWhatThereIs()
    {
        byte[] file = Bytes(GreyJpeg);
        using Image<L8> image = Image.Load<L8>(file.AsSpan(0, file.Length - 30));
        Assert.AreEqual((24, 16), (image.Width, image.Height));
        Assert.AreEqual(8, image[1, 0].PackedValue, 3);
    }

    [TestMethod]
    public void MissingFileIsFileNotFound() =>
        Assert.ThrowsExactly<FileNotFoundException>(() => Image.Load<L8>(Path.Combine(Path.GetTempPath(), "no-such-image.png")));
}
