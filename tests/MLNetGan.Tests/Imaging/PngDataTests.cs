using System.Buffers.Binary;
using MLNetGan.Imaging;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;

namespace MLNetGan.Tests.Imaging;

/// <summary>Chunks of PNG files that are whole by their length, and damaged all the same.</summary>
[TestClass]
public class PngDataTests
{
    private const int Rows = 20, Columns = 24;

    [TestMethod]
    [Timeout(60_000)]
    [DataRow(PngColorType.Grayscale, PngBitDepth.Bit1)]
    [DataRow(PngColorType.Grayscale, PngBitDepth.Bit4)]
    [DataRow(PngColorType.Grayscale, PngBitDepth.Bit16)]
    [DataRow(PngColorType.GrayscaleWithAlpha, PngBitDepth.Bit8)]
    [DataRow(PngColorType.Palette, PngBitDepth.Bit2)]
    [DataRow(PngColorType.Palette, PngBitDepth.Bit8)]
    [DataRow(PngColorType.Rgb, PngBitDepth.Bit16)]
    [DataRow(PngColorType.RgbWithAlpha, PngBitDepth.Bit8)]
    public void InterlacedFilesOfEverySize_AreReadAsOthers(PngColorType colour, PngBitDepth bits)
    {
        using var folder = new TemporaryFolder();
        for (int height = 5; height <= 9; height++)
        {
            for (int width = 5; width <= 9; width++)
            {
                var shape = new ImageShape(3, height, width);
                byte[] expected = Decode(Encoded(PngInterlaceMode.None), "plain"), found = Decode(Encoded(PngInterlaceMode.Adam7), "interlaced");
                CollectionAssert.AreEqual(expected, found, $"{height}x{width}");

                byte[] Encoded(PngInterlaceMode interlace) => Pictures.File<Rgba64>(
                    new PngEncoder { ColorType = colour, BitDepth = bits, InterlaceMethod = interlace }, width, height, Pictures.Noise());

                byte[] Decode(byte[] file, string name)
                {
                    var planar = new byte[shape.Length];
                    ImageFile.Decode(folder.Write(file, name), shape, planar);
                    return planar;
                }
            }
        }
    }

    [TestMethod]
    [DataRow(4, 9)]
    [DataRow(9, 4)]
    public void AnInterlacedFileWithEmptyPasses_IsNamed(int width, int height) => AssertDamaged(
        Pictures.File<Rgb24>(new PngEncoder { InterlaceMethod = PngInterlaceMode.Adam7 }, width, height, Pictures.Noise()),
        $"It is interlaced and has {width}x{height} pixels: expected at least 5x5");

    // ImageSharp would look for the missing rows for ever.
    [TestMethod]
    [Timeout(10_000)]
    public void AnInterlacedFileThatLacksPixels_IsNamed()
    {
        byte[] rows = new byte[Rows * Columns * 2];
        AssertDamaged(File(Columns, Rows, isInterlaced: true, Pictures.Deflated(rows[..(Rows * Columns)])), "do not hold what its header promises");
        AssertDamaged(File(Columns, Rows, isInterlaced: true, [1, 2, 3]), "");
        using var folder = new TemporaryFolder();
        ImageFile.Decode(folder.Write(File(Columns, Rows, isInterlaced: true, Pictures.Deflated(rows)), "whole"),
            new ImageShape(1, Rows, Columns), new byte[Rows * Columns]);
    }

    [TestMethod]
    [DataRow(60_000, 60_000)]
    [DataRow(6144, 5120)]
    [DataRow(24, 16_711_700)]
    public void PixelsThatNoDataCanHold_AreRefusedBeforeTheyAreMade(int width, int height)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        AssertDamaged(File(width, height, isInterlaced: false, Pictures.Deflated(new byte[1000])), "do not hold what its header promises");
        Assert.IsLessThan(1_000_000, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    public void AChangedByteOfAnyChunk_IsFound()
    {
        byte[] whole = Pictures.WithChunks(Pictures.File("png", Columns, Rows, Pictures.Noise()), Pictures.Chunk("tEXt", 65, 0, 66));
        for (int at = 8; at < whole.Length; at++)
        {
            byte[] changed = [.. whole];
            changed[at] ^= 4;
            AssertDamaged(changed, "");
        }
    }

    private static void AssertDamaged(byte[] file, string reason)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write(file, "a.png");
        string message = Assert.ThrowsExactly<InvalidDataException>(() => ImageFile.Identify(path, new MemoryBudget(long.MaxValue))).Message;
        StringAssert.StartsWith(message, $"'{path}' cannot be read as an image. ");
        Assert.Contains(reason, message);
    }

    private static byte[] File(int width, int height, bool isInterlaced, byte[] data)
    {
        byte[] header = [0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, (byte)(isInterlaced ? 1 : 0)];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        return [0x89, .. "PNG"u8, 0x0D, 0x0A, 0x1A, 0x0A, .. Pictures.Chunk("IHDR", header), .. Pictures.Chunk("IDAT", data), .. Pictures.Chunk("IEND")];
    }
}
