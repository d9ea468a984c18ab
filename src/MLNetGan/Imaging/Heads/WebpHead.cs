using System.Buffers.Binary;

namespace MLNetGan.Imaging.Heads;

/// <summary>WebP: a RIFF file that says its length, of chunks: VP8 (lossy), VP8L (lossless), or VP8X with others behind it.</summary>
internal static class WebpHead
{
    private const int RiffHead = 8, FirstChunk = 12, ChunkHead = 8;
    private const byte AlphaFlag = 0x10, AnimationFlag = 0x02;

    private static ReadOnlySpan<byte> Lossy => "VP8 "u8;

    public static ImageHead Read(ReadOnlySpan<byte> file)
    {
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(file[4..]);
        if (length > file.Length - RiffHead)
            throw ImageHead.CutShort($"its head promises {length + (long)RiffHead} bytes, it has {file.Length}");
        ImageHead? head = null;
        int orientation = 1;
        bool isLossy = false;
        for (ReadOnlySpan<byte> rest = file[FirstChunk..(int)(RiffHead + length)]; rest.Length >= ChunkHead;)
        {
            uint size = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            if (size > rest.Length - ChunkHead)
                throw ImageHead.CutShort("it ends within a chunk");
            ReadOnlySpan<byte> type = rest[..4], data = rest.Slice(ChunkHead, (int)size);
            if (type.SequenceEqual("VP8X"u8) && (data[0] & AnimationFlag) != 0)
                throw new InvalidDataException(
                    "It is an animation, of which no frame is read. Save the frame that is wanted as an image of its own.");
            // Frames of an animation lie in chunks of their own, and may be smaller than the whole.
            if (Head(type, data) is { } found && head is not null && found.Shape with { Channels = 0 } != head.Shape with { Channels = 0 })
                throw new InvalidDataException(
                    $"It is damaged: its head promises {head.Width}x{head.Height} pixels, its data {found.Width}x{found.Height}.");
            head ??= Head(type, data);
            isLossy |= type.SequenceEqual(Lossy);
            if (type.SequenceEqual("EXIF"u8))
                orientation = TiffDirectory.Orientation(data.StartsWith("Exif\0\0"u8) ? data[6..] : data);
            // Chunks begin at even places.
            rest = rest[Math.Min(rest.Length, ChunkHead + (int)size + (int)(size & 1))..];
        }
        return (head ?? throw new InvalidDataException("It holds no image.")) with { Orientation = orientation, Lossy = isLossy ? "lossy WebP" : null };
    }

    private static ImageHead? Head(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        if (type.SequenceEqual("VP8X"u8))
            return new ImageHead(1 + Number24(data[7..]), 1 + Number24(data[4..]), IsColour: true, (data[0] & AlphaFlag) != 0);
        if (type.SequenceEqual("VP8L"u8))
        {
            uint bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
            return new ImageHead((int)(bits >> 14 & 0x3FFF) + 1, (int)(bits & 0x3FFF) + 1, IsColour: true, HasAlpha: (bits >> 28 & 1) != 0);
        }
        return type.SequenceEqual(Lossy) ? new ImageHead(Side(data[8..]), Side(data[6..]), IsColour: true, HasAlpha: false) : null;
    }

    private static int Side(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes) & 0x3FFF;

    private static int Number24(ReadOnlySpan<byte> bytes) => bytes[0] | bytes[1] << 8 | bytes[2] << 16;
}
