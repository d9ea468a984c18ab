using System.Buffers.Binary;

namespace MLNetGan.Imaging.Heads;

/// <summary>The first directory of a TIFF file, which is what EXIF is, too: entries of a tag, a type, a count and values.</summary>
internal readonly ref struct TiffDirectory
{
    private const int OrientationTag = 274, EntryLength = 12, Byte = 1, Short = 3, Long = 4;

    private readonly ReadOnlySpan<byte> _file;
    private readonly bool _isBigEndian;
    private readonly ReadOnlySpan<byte> _entries;

    /// <exception cref="InvalidDataException">The directory does not lie in the file.</exception>
    public TiffDirectory(ReadOnlySpan<byte> file)
    {
        _file = file;
        _isBigEndian = file is [(byte)'M', ..];
        long start = file.Length < 8 ? 0 : Value(file[4..], Long);
        int length = start < 8 || start > file.Length - 2 ? -1 : EntryLength * (int)Value(file[(int)start..], Short);
        if (length < 0 || start + 2 + length > file.Length)
            throw ImageHead.CutShort("its directory is missing");
        _entries = file.Slice((int)start + 2, length);
    }

    /// <summary>The orientation that EXIF data tells; 1 where it tells none.</summary>
    public static int Orientation(ReadOnlySpan<byte> exif)
    {
        try
        {
            return new TiffDirectory(exif).Number(OrientationTag, 1) is >= 1 and <= 8 and var orientation ? (int)orientation : 1;
        }
        catch (InvalidDataException)
        {
            // Broken notes of a camera do not make its picture unreadable.
            return 1;
        }
    }

    /// <summary>The first value of an entry, or what stands for it.</summary>
    public long Number(int tag, long missing) => Numbers(tag) is [var first, ..] ? first : missing;

    /// <summary>The whole numbers of an entry; none where it is missing.</summary>
    /// <exception cref="InvalidDataException">They do not lie in the file.</exception>
    public long[] Numbers(int tag)
    {
        for (ReadOnlySpan<byte> entry = _entries; !entry.IsEmpty; entry = entry[EntryLength..])
        {
            long type = Value(entry[2..], Short), count = Value(entry[4..], Long);
            int size = type switch { Byte => 1, Short => 2, Long => 4, _ => 0 };
            if (Value(entry, Short) != tag || size == 0)
                continue;
            // Up to four bytes lie in the entry itself.
            long start = size * count <= 4 ? 0 : Value(entry[8..], Long);
            ReadOnlySpan<byte> values = size * count <= 4 ? entry[8..] : _file;
            if (start + size * count > values.Length)
                throw ImageHead.CutShort("its directory is missing");
            var numbers = new long[count];
            for (int i = 0; i < numbers.Length; i++)
                numbers[i] = Value(values[((int)start + i * size)..], type);
            return numbers;
        }
        return [];
    }

    private long Value(ReadOnlySpan<byte> bytes, long type) => type switch
    {
        Byte => bytes[0],
        Short => _isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        _ => _isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes),
    };
}
