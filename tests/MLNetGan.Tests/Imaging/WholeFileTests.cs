using MLNetGan.Imaging;
using MLNetGan.Tests.Data;

namespace MLNetGan.Tests.Imaging;

/// <summary>A file is read where its end was reached.</summary>
[TestClass]
public class WholeFileTests
{
    public static IEnumerable<object[]> Formats => Pictures.Formats.Select(format => new object[] { format });

    [TestMethod]
    [DynamicData(nameof(Formats))]
    public void EveryFormat_IsRead_WithItsSize(string format)
    {
        using var folder = new TemporaryFolder();
        // Four fields, which no codec mixes up.
        string path = folder.Write(Pictures.File(format, 64, 32, (x, y) => new((byte)(x < 32 ? 240 : 10), (byte)(y < 16 ? 240 : 10), 10)), "image");
        var shape = new ImageShape(3, 32, 64);
        Assert.AreEqual(shape, Loading.Shape(path));
        var planar = new byte[shape.Length];
        ImageFile.Decode(path, shape, planar);
        Assert.AreEqual(240, planar[5 * 64 + 5], 12);
        Assert.AreEqual(10, planar[5 * 64 + 60], 12);
        Assert.AreEqual(240, planar[32 * 64 + 5 * 64 + 5], 12);
        Assert.AreEqual(10, planar[32 * 64 + 30 * 64 + 60], 12);
        Assert.AreEqual(10, planar[2 * 32 * 64 + 30 * 64 + 60], 12);
    }

    [TestMethod]
    [DynamicData(nameof(Formats))]
    public void FileThatIsCut_IsNamed(string format)
    {
        using var folder = new TemporaryFolder();
        // Large enough for several IDAT chunks.
        byte[] whole = Pictures.File(format, 200, 150, Pictures.Noise());
        foreach (double part in (double[])[0.25, 0.5, 0.75, 0.97])
            AssertCut(folder, whole[..(int)(whole.Length * part)], $"{part} of {format}");
        if (format != "tiff")
            AssertCut(folder, whole[..^1], $"{format} but one byte");
    }

    [TestMethod]
    [DynamicData(nameof(Formats))]
    public void WhatFollowsTheEnd_IsNotRead(string format)
    {
        using var folder = new TemporaryFolder();
        byte[] whole = Pictures.File(format, 20, 15, Pictures.Noise());
        var shape = new ImageShape(3, 15, 20);
        byte[] expected = new byte[shape.Length], found = new byte[shape.Length];
        ImageFile.Decode(folder.Write(whole, "whole"), shape, expected);
        string path = folder.Write([.. whole, 0xFF, 0xD8, 0xFF, 1, 2, 3], "more");
        Assert.AreEqual(shape, Loading.Shape(path));
        ImageFile.Decode(path, shape, found);
        CollectionAssert.AreEqual(expected, found);
    }

    // ImageSharp makes room for what the head promises.
    [TestMethod]
    public void WebpWhoseHeadPromisesAnotherSize_IsNamed()
    {
        using var folder = new TemporaryFolder();
        byte[] data = Pictures.File("webp", 24, 20, Pictures.Noise())[12..];
        byte[] head = [.. "VP8X"u8, 10, 0, 0, 0, 0x10, 0, 0, 0, 23, 0, 0, 19, 0, 0];
        byte[] file = [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBP"u8, .. head, .. data];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        string path = folder.Write(file, "a.webp");
        Assert.AreEqual(new ImageShape(4, 20, 24), Loading.Shape(path));
        file[29] = 4;
        var error = Assert.ThrowsExactly<InvalidDataException>(() => Loading.Shape(folder.Write(file, "a.webp")));
        StringAssert.EndsWith(error.Message, "It is damaged: its head promises 24x262164 pixels, its data 24x20.");
    }

    // Faxes with black as 0 would be inverted, and of floating-point numbers nothing says what is white.
    [TestMethod]
    [DataRow(259, 4, "It is compressed as faxes are")]
    [DataRow(339, 3, "Its samples are floating-point numbers")]
    [DataRow(324, 8, "Its pixels lie in tiles, which are not read. Save it as PNG")]
    public void ATiffThatWouldBeReadWrongly_IsNamed(int tag, int value, string reason)
    {
        using var folder = new TemporaryFolder();
        byte[] file = [.. "II"u8, 42, 0, 8, 0, 0, 0, 6, 0, .. Entry(256, 8), .. Entry(257, 8), .. Entry(258, 8), .. Entry(262, 1),
            .. Entry(tag, value), .. Entry(273, 8), 0, 0, 0, 0];
        var error = Assert.ThrowsExactly<InvalidDataException>(() => Loading.Shape(folder.Write(file, "a.tif")));
        Assert.Contains(reason, error.Message);

        static byte[] Entry(int tag, int value) => [(byte)tag, (byte)(tag >> 8), 3, 0, 1, 0, 0, 0, (byte)value, 0, 0, 0];
    }

    // ImageSharp would read the first frame as the whole, or nothing.
    [TestMethod]
    public void AnAnimatedWebp_IsNamed()
    {
        using var folder = new TemporaryFolder();
        byte[] frame = Pictures.File("lossless.webp", 8, 8, Pictures.Noise())[12..];
        byte[] head = [.. "VP8X"u8, 10, 0, 0, 0, 2, 0, 0, 0, 7, 0, 0, 7, 0, 0, .. "ANIM"u8, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        byte[] file = [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBP"u8, .. head,
            .. "ANMF"u8, .. BitConverter.GetBytes(16 + frame.Length), 0, 0, 0, 0, 0, 0, 7, 0, 0, 7, 0, 0, 100, 0, 0, 0, .. frame];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        string path = folder.Write(file, "a.webp");
        var error = Assert.ThrowsExactly<InvalidDataException>(() => Loading.Shape(path));
        Assert.AreEqual($"'{path}' cannot be read as an image. It is an animation, of which no frame is read. " +
            "Save the frame that is wanted as an image of its own.", error.Message);
    }

    [TestMethod]
    public void PictureWithinAPicture_IsNotTheEnd()
    {
        using var folder = new TemporaryFolder();
        byte[] thumbnail = Pictures.File("jpg", 8, 8, Pictures.Noise()), whole = Pictures.File("jpg", 64, 64, Pictures.Noise());
        int length = thumbnail.Length + 2;
        byte[] nested = [0xFF, 0xD8, 0xFF, 0xE2, (byte)(length >> 8), (byte)length, .. thumbnail, .. whole[2..]];
        Assert.AreEqual(new ImageShape(3, 64, 64), Loading.Shape(folder.Write(nested, "nested.jpg")));
        AssertCut(folder, nested[..(nested.Length / 2)], "half");
    }

    [TestMethod]
    public void FirstFrameOfAnAnimation_IsRead()
    {
        using var folder = new TemporaryFolder();
        using var stream = new MemoryStream();
        var writer = new GifWriter(stream, new ImageShape(1, 2, 2), 10);
        writer.Write([10, 20, 30, 40]);
        writer.Write([50, 60, 70, 80]);
        writer.End();
        string path = folder.Write(stream.ToArray(), "animated.gif");
        var planar = new byte[4];
        ImageFile.Decode(path, new ImageShape(1, 2, 2), planar);
        CollectionAssert.AreEqual(new byte[] { 10, 20, 30, 40 }, planar);
        AssertCut(folder, stream.ToArray()[..^1], "without its trailer");
    }

    // ImageSharp would read what is left free as black.
    [TestMethod]
    public void AGifWhoseFirstFrameIsSmallerThanItsScreen_IsNamed()
    {
        using var folder = new TemporaryFolder();
        using var stream = new MemoryStream();
        var writer = new GifWriter(stream, new ImageShape(1, 2, 2), 10);
        writer.Write([10, 20, 30, 40]);
        writer.End();
        byte[] file = stream.ToArray();
        (file[6], file[8]) = (4, 3);
        var error = Assert.ThrowsExactly<InvalidDataException>(() => Loading.Shape(folder.Write(file, "a.gif")));
        Assert.Contains("Its first frame leaves a part of the image free", error.Message);
    }

    private static void AssertCut(TemporaryFolder folder, byte[] bytes, string what)
    {
        string path = folder.Write(bytes, "cut");
        foreach (Action read in (Action[])[() => ImageFile.Identify(path, Loading.Plenty), () => ImageFile.Decode(path, new ImageShape(3, 8, 8), new byte[192])])
        {
            string message = Assert.ThrowsExactly<InvalidDataException>(read, what).Message;
            StringAssert.StartsWith(message, $"'{path}' cannot be read as an image. It is cut short: ", what);
        }
    }
}
