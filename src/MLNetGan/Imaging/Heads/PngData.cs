using System.Buffers.Binary;

namespace MLNetGan.Imaging.Heads;

/// <summary>The compressed pixels of a PNG file, beside what its header promises of them. What is missing would be read as black.</summary>
internal sealed class PngData
{
    // The most that a byte of deflated data expands to.
    private const int Expansion = 1032;

    // ImageSharp reads smaller ones, in which passes are empty, for ever.
    private const int SmallestInterlaced = 5;

    // Interlacing (Adam7): where the rows and columns of each pass begin, and how far apart they are.
    private static readonly (int Row, int Column, int RowStep, int ColumnStep)[] s_passes =
        [(0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1)];

    private readonly MemoryStream _data = new();
    private readonly Int128 _expected;

    /// <param name="header">The data of IHDR.</param>
    /// <exception cref="InvalidDataException">It is of an image that ImageSharp cannot read.</exception>
    public PngData(ReadOnlySpan<byte> header)
    {
        long width = BinaryPrimitives.ReadUInt32BigEndian(header), height = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        int bits = header[8] * header[9] switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        bool isInterlaced = header[12] == 1;
        if (isInterlaced && Math.Min(width, height) < SmallestInterlaced)
        {
            throw new InvalidDataException($"It is interlaced and has {width}x{height} pixels: expected at least " +
                $"{SmallestInterlaced}x{SmallestInterlaced} of an interlaced image. Save it without interlacing.");
        }
        foreach ((int row, int column, int rowStep, int columnStep) in isInterlaced ? s_passes : [(0, 0, 1, 1)])
            _expected += Bytes(Steps(height, row, rowStep), Steps(width, column, columnStep), bits);
    }

    /// <summary>The bytes of compressed data so far.</summary>
    public long Length => _data.Length;

    /// <summary>Adds the data of an IDAT chunk.</summary>
    public void Add(ReadOnlySpan<byte> data)
    {
        _data.Write(data);
    }

    /// <summary>
    /// Makes sure that the data holds the image: ImageSharp reads what is missing as black, and never ends where it is interlaced.
    /// </summary>
    /// <exception cref="InvalidDataException">It holds too little, or its checksum is wrong.</exception>
    public void Check()
    {
        if (_expected > (Int128)Length * Expansion || !IsWhole())
            throw new InvalidDataException(
                $"It is damaged: {Length} bytes of compressed pixels do not hold what its header promises. Fetch it again.");
    }

    // Each row begins with a byte that tells its filter.
    private static Int128 Bytes(long rows, long columns, int bits) => rows * (1 + ((Int128)columns * bits + 7) / 8);

    private static long Steps(long length, int start, int step) => (length - start + step - 1) / step;

    // The end of the data, where its checksum is, is looked for behind the last row.
    private bool IsWhole()
    {
        _data.Position = 0;
        return DeflatedData.Holds(_data, _expected);
    }
}
