using System.Buffers.Binary;

namespace MLNetGan.Imaging.Heads;

/// <summary>GIF: a screen, then extensions and frames of blocks that say their length, up to a trailer. The first frame is read.</summary>
internal static class GifHead
{
    private const byte Extension = 0x21, GraphicControl = 0xF9, Frame = 0x2C, Trailer = 0x3B;
    private const int ScreenLength = 13, FrameLength = 9;

    public static ImageHead Read(ReadOnlySpan<byte> file)
    {
        ImageHead? head = null;
        bool isTransparent = false;
        int at = ScreenLength + TableLength(Byte(file, 10));
        for (byte kind = Byte(file, at++); kind != Trailer; kind = Byte(file, at++))
        {
            switch (kind)
            {
                case Extension:
                    isTransparent |= head is null && Byte(file, at) == GraphicControl && (Byte(file, at + 2) & 1) != 0;
                    at = EndOfBlocks(file, at + 1);
                    break;
                case Frame:
                    byte flags = Byte(file, at + FrameLength - 1);
                    if (head is null && !isTransparent && !Covers(file[at..], file[6..]))
                        throw new InvalidDataException(
                            "Its first frame leaves a part of the image free, whose colour nothing tells. Save it as PNG.");
                    head ??= Head(file[6..], file[at..]);
                    at = EndOfBlocks(file, at + FrameLength + TableLength(flags) + 1);
                    break;
                default:
                    throw new InvalidDataException($"It holds a block of the unknown kind 0x{kind:X2}.");
            }
        }
        return (head ?? throw new InvalidDataException("It holds no image.")) with { HasAlpha = isTransparent };
    }

    // A frame may be larger than the screen, against the format: what is decoded is as large as both.
    private static ImageHead Head(ReadOnlySpan<byte> screen, ReadOnlySpan<byte> frame) => new(
        Math.Max(Number(screen, 2), Number(frame, 6)), Math.Max(Number(screen, 0), Number(frame, 4)), IsColour: true, HasAlpha: false);

    // Browsers show what is left free as transparent; ImageSharp reads it as black, but where the frame has a transparent colour.
    private static bool Covers(ReadOnlySpan<byte> frame, ReadOnlySpan<byte> screen) =>
        Number(frame, 0) == 0 && Number(frame, 2) == 0 && Number(frame, 4) >= Number(screen, 0) && Number(frame, 6) >= Number(screen, 2);

    private static int TableLength(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    private static int EndOfBlocks(ReadOnlySpan<byte> file, int at)
    {
        while (Byte(file, at) is > 0 and var length)
            at += length + 1;
        return at + 1;
    }

    private static byte Byte(ReadOnlySpan<byte> file, int at) =>
        at < file.Length ? file[at] : throw ImageHead.CutShort("its trailer is missing");

    private static int Number(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);
}
