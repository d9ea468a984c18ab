using System.Buffers.Binary;
using MLNetGan.Imaging;
using MLNetGan.Tests.Data;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Tiff;
using SixLabors.ImageSharp.Formats.Tiff.Constants;
using SixLabors.ImageSharp.PixelFormats;

namespace MLNetGan.Tests.Imaging;

/// <summary>Files whose container is whole and whose compressed pixels are not.</summary>
[TestClass]
public class HollowFileTests
{
    private const int Rows = 40, Columns = 48;

    [TestMethod]
    public void APngWithTooFewRows_IsNamed()
    {
        byte[] rows = new byte[Rows * (Columns + 1)], whole = Pictures.Deflated(rows);
        AssertRead(Png(whole), "whole.png");
        AssertRead(Png(Pictures.Deflated([.. rows, 1, 2, 3])), "more.png");
        const string Reason = "bytes of compressed pixels do not hold what its header promises";
        AssertRefused(Png(Pictures.Deflated(rows[..^1])), "rows.png", Reason);
        AssertRefused(Png(whole[..^6]), "cut.png", Reason);
        AssertRefused(Png([.. whole[..^1], (byte)(whole[^1] ^ 1)]), "sum.png", Reason);
    }

    [TestMethod]
    [DataRow(TiffCompression.None)]
    [DataRow(TiffCompression.Lzw)]
    [DataRow(TiffCompression.Deflate)]
    [DataRow(TiffCompression.PackBits)]
    public void ATiffWithShortStrips_IsNamed(TiffCompression compression)
    {
        var encoder = new TiffEncoder { Compression = compression, BitsPerPixel = TiffBitsPerPixel.Bit24 };
        foreach (Pictures.Painter paint in (Pictures.Painter[])[Pictures.Noise(), Pictures.Flat(90, 90, 90), (x, y) => new((byte)x, (byte)y, (byte)(x * y))])
        {
            byte[] file = Pictures.File<Rgb24>(encoder, Columns, Rows, paint);
            AssertRead(file, "whole.tif");
            int last = LengthsOf(file, out int type);
            uint length = type == 3 ? BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(last)) : BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(last));
            if (type == 3)
                BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(last), (ushort)(length / 2));
            else
                BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(last), length / 2);
            AssertRefused(file, "short.tif", "It is damaged: strip ");
        }
    }

    [TestMethod]
    [DataRow(JpegColorType.YCbCrRatio420)]
    [DataRow(JpegColorType.YCbCrRatio444)]
    [DataRow(JpegColorType.Luminance)]
    public void AJpegWhoseScanIsCut_IsNamed(JpegColorType colour)
    {
        foreach (Pictures.Painter paint in (Pictures.Painter[])[Pictures.Noise(), Pictures.Flat(200, 90, 30), Pictures.Flat(0, 0, 0), Pictures.Flat(128, 128, 128)])
        {
            byte[] file = Pictures.File<Rgb24>(new JpegEncoder { ColorType = colour, Quality = 90 }, 200, 150, paint);
            AssertRead(file, "whole.jpg");
            AssertRead([.. file, 1, 2, 3, .. file], "more.jpg");
            int start = ScanOf(file);
            foreach (double part in (double[])[0.1, 0.5, 0.9])
            {
                byte[] cut = file[..(start + (int)((file.Length - start) * part))];
                byte[] closed = [.. cut[^1] == 0xFF ? cut[..^1] : cut, 0xFF, 0xD9];
                AssertRefused(closed, "cut.jpg", "It is cut short: rows of pixels are missing");
                AssertRefused([.. closed, .. new byte[100]], "more.jpg", "It is cut short: rows of pixels are missing");
            }
        }
    }

    private static void AssertRead(byte[] file, string name)
    {
        using var folder = new TemporaryFolder();
        Read(folder.Write(file, name));
    }

    private static void AssertRefused(byte[] file, string name, string reason)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write(file, name);
        string message = Assert.ThrowsExactly<InvalidDataException>(() => Read(path), $"{name}: expected '{reason}'").Message;
        StringAssert.StartsWith(message, $"'{path}' cannot be read as an image. ");
        Assert.Contains(reason, message);
    }

    private static void Read(string path)
    {
        ImageShape shape = ImageFile.Identify(path, Loading.Plenty).Shape;
        ImageFile.Decode(path, shape, new byte[shape.Length]);
    }

    private static byte[] Png(byte[] data)
    {
        byte[] header = [0, 0, 0, Columns, 0, 0, 0, Rows, 8, 0, 0, 0, 0];
        return [0x89, .. "PNG"u8, 0x0D, 0x0A, 0x1A, 0x0A, .. Pictures.Chunk("IHDR", header), .. Pictures.Chunk("IDAT", data), .. Pictures.Chunk("IEND")];
    }

    // Where the length of the last strip stands, and as what type.
    private static int LengthsOf(byte[] file, out int type)
    {
        int directory = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(4)), entries = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(directory));
        for (int at = directory + 2; at < directory + 2 + 12 * entries; at += 12)
        {
            if (BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at)) != 279)
                continue;
            type = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at + 2));
            int size = type == 3 ? 2 : 4, count = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at + 4));
            int start = size * count <= 4 ? at + 8 : BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at + 8));
            return start + size * (count - 1);
        }
        throw new InvalidOperationException("no strips");
    }

    private static int ScanOf(byte[] file)
    {
        int at = 2;
        while (file[at + 1] != 0xDA)
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 2));
        return at + 2 + BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 2));
    }
}
