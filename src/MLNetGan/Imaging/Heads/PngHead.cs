using System.Buffers.Binary;
using System.IO.Hashing;

namespace MLNetGan.Imaging.Heads;

/// <summary>PNG: chunks of a length, a type, data and a checksum, from IHDR to IEND.</summary>
internal static class PngHead
{
    private const int Signature = 8, ChunkHead = 8, ChunkFrame = 12, HeaderLength = 13;

    public static ImageHead Read(ReadOnlySpan<byte> file)
    {
        ImageHead? head = null;
        PngData? pixels = null;
        for (int at = Signature; ;)
        {
            ReadOnlySpan<byte> rest = file[at..];
            uint length = rest.Length < ChunkFrame ? 0 : BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - ChunkFrame)
                throw ImageHead.CutShort("its end (IEND) is missing");
            ReadOnlySpan<byte> type = rest.Slice(4, 4), data = rest.Slice(ChunkHead, (int)length),
                checksum = rest[(ChunkHead + data.Length)..];
            if (Crc32.HashToUInt32(rest.Slice(4, 4 + data.Length)) != BinaryPrimitives.ReadUInt32BigEndian(checksum))
                throw new InvalidDataException($"It is damaged: the checksum of the chunk at byte {at} is wrong. Fetch it again.");
            at += ChunkFrame + data.Length;
            if (type.SequenceEqual("IHDR"u8) && data.Length == HeaderLength)
                (head, pixels) = (Header(data), new PngData(data));
            else if (type.SequenceEqual("IDAT"u8))
                pixels?.Add(data);
            else if (type.SequenceEqual("tRNS"u8) && head is not null)
                head = head with { HasAlpha = true };
            else if (type.SequenceEqual("eXIf"u8) && head is not null)
                head = head with { Orientation = TiffDirectory.Orientation(data) };
            else if (type.SequenceEqual("IEND"u8))
                break;
        }
        if (head is null || pixels is not { Length: > 0 })
            throw new InvalidDataException("It holds no image.");
        pixels.Check();
        return head;
    }

    // Width, height, bits of a sample, type of colour: 0 grey, 2 colour, 3 palette, 4 grey with alpha, 6 colour with alpha.
    private static ImageHead Header(ReadOnlySpan<byte> data)
    {
        int width = BinaryPrimitives.ReadInt32BigEndian(data), height = BinaryPrimitives.ReadInt32BigEndian(data[4..]);
        byte colour = data[9];
        return new ImageHead(height, width, IsColour: colour is not (0 or 4), HasAlpha: colour is 4 or 6) { SampleBits = data[8] };
    }
}
