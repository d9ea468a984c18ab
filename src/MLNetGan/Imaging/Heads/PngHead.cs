using System.Buffers.Binary;

namespace MLNetGan.Imaging.Heads;

/// <summary>PNG: chunks of a length, a type, data and a checksum, from IHDR to IEND.</summary>
internal static class PngHead
{
    private const int Signature = 8, ChunkFrame = 12;

    public static ImageHead Read(ReadOnlySpan<byte> file)
    {
        ImageHead? head = null;
        bool hasData = false;
        for (int at = Signature; ;)
        {
            ReadOnlySpan<byte> rest = file[at..];
            uint length = rest.Length < ChunkFrame ? 0 : BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - ChunkFrame)
                throw ImageHead.CutShort("its end (IEND) is missing");
            ReadOnlySpan<byte> type = rest.Slice(4, 4), data = rest.Slice(8, (int)length);
            at += ChunkFrame + (int)length;
            if (type.SequenceEqual("IHDR"u8))
                head = Header(data);
            else if (type.SequenceEqual("tRNS"u8) && head is not null)
                head = head with { HasAlpha = true };
            else if (type.SequenceEqual("eXIf"u8) && head is not null)
                head = head with { Orientation = TiffDirectory.Orientation(data) };
            else if (type.SequenceEqual("IEND"u8))
                return hasData && head is not null ? head : throw new InvalidDataException("It holds no image.");
            hasData |= type.SequenceEqual("IDAT"u8);
        }
    }

    // Width, height, bits of a sample, type of colour: 0 grey, 2 colour, 3 palette, 4 grey with alpha, 6 colour with alpha.
    private static ImageHead Header(ReadOnlySpan<byte> data)
    {
        int width = BinaryPrimitives.ReadInt32BigEndian(data), height = BinaryPrimitives.ReadInt32BigEndian(data[4..]);
        byte colour = data[9];
        return new ImageHead(height, width, IsColour: colour is not (0 or 4), HasAlpha: colour is 4 or 6) { SampleBits = data[8] };
    }
}
