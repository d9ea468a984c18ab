using System.Buffers.Binary;

namespace MLNetGan.Imaging.Heads;

/// <summary>BMP: a file head that says where the pixels begin, an image head, perhaps a palette, and rows of pixels.</summary>
internal static class BmpHead
{
    private const int FileHead = 14, OldHead = 12, HeadWithAlphaMask = 56, NotCompressed = 0, BitFields = 3;

    public static ImageHead Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < FileHead + OldHead)
            throw ImageHead.CutShort("it ends within its head");
        ReadOnlySpan<byte> head = file[FileHead..];
        int headLength = Number(head, 0);
        if (headLength > head.Length)
            throw ImageHead.CutShort("it ends within its head");
        if (headLength == OldHead)
            return Checked(file, ShortNumber(head, 4), ShortNumber(head, 6), ShortNumber(head, 10), hasAlpha: false);
        int compression = Number(head, 16);
        return Checked(
            file, Number(head, 4), Math.Abs((long)Number(head, 8)), ShortNumber(head, 14),
            hasAlpha: compression == BitFields && headLength >= HeadWithAlphaMask && Number(head, 52) != 0,
            pixelBytes: compression is NotCompressed or BitFields ? null : (uint)Number(head, 20));
    }

    // Rows are filled up to four bytes; compressed ones say their length in the head.
    private static ImageHead Checked(ReadOnlySpan<byte> file, long width, long height, int bits, bool hasAlpha, uint? pixelBytes = null)
    {
        Int128 expected = (uint)Number(file, 10) + (pixelBytes ?? (Int128)height * ((width * bits + 31) / 32 * 4));
        if (file.Length < expected)
            throw ImageHead.CutShort($"its head promises {expected} bytes, it has {file.Length}");
        return new ImageHead((int)height, (int)width, IsColour: true, hasAlpha);
    }

    private static int ShortNumber(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static int Number(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]);
}
