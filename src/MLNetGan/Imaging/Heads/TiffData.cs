namespace MLNetGan.Imaging.Heads;

/// <summary>
/// The strips of rows in a TIFF file, beside what its directory promises of them. What is missing would be read as black.
/// </summary>
internal readonly ref struct TiffData
{
    private const int WidthTag = 256, HeightTag = 257, BitsTag = 258, KindTag = 262, SamplesTag = 277, RowsTag = 278,
        PlanarTag = 284, CompressionTag = 259;
    private const long Plain = 1, Lzw = 5, Deflate = 8, OlderDeflate = 32946, PackBits = 32773, Subsampled = 6, Planar = 2;

    private readonly ReadOnlySpan<byte> _file;
    private readonly long _width, _height, _rows, _planes, _compression;
    private readonly long _bits;

    public TiffData(ReadOnlySpan<byte> file, TiffDirectory directory)
    {
        _file = file;
        (_width, _height, _compression) = (directory.Number(WidthTag, 0), directory.Number(HeightTag, 0),
            directory.Number(CompressionTag, Plain));
        _rows = Math.Clamp(directory.Number(RowsTag, _height), 1, Math.Max(_height, 1));
        long[] bits = directory.Numbers(BitsTag);
        long samples = directory.Number(SamplesTag, 1), first = bits is [var one, ..] ? one : 1;
        _planes = directory.Number(PlanarTag, 1) == Planar ? samples : 1;
        // Of subsampled colours as much as there is at least: the luminance.
        _bits = _planes > 1 || directory.Number(KindTag, 0) == Subsampled ? first : bits.Length == samples ? bits.Sum() : first * samples;
    }

    /// <summary>Whether how much a strip holds can be told.</summary>
    public static bool IsKnown(long compression) => compression is Plain or Lzw or Deflate or OlderDeflate or PackBits;

    /// <exception cref="InvalidDataException">Strips are missing, or hold less than their rows.</exception>
    public void Check(long[] offsets, long[] lengths)
    {
        long strips = (_height + _rows - 1) / _rows;
        if (Math.Min(offsets.Length, lengths.Length) < strips * _planes)
            throw Damaged($"it has {Math.Min(offsets.Length, lengths.Length)} strips of {strips * _planes}");
        for (int i = 0; i < strips * _planes; i++)
        {
            long rows = Math.Min(_rows, _height - i % strips * _rows), expected = checked(rows * ((_width * _bits + 7) / 8));
            if (!Holds(_file.Slice((int)offsets[i], (int)lengths[i]), expected))
                throw Damaged($"strip {i} holds less than the {expected} bytes of its rows");
        }
    }

    private static InvalidDataException Damaged(string how) => new($"It is damaged: {how}. Fetch it again.");

    private bool Holds(ReadOnlySpan<byte> strip, long expected) => _compression switch
    {
        Plain => strip.Length >= expected,
        Lzw => LzwLength.Of(strip, expected) >= expected,
        PackBits => Unpacked(strip) >= expected,
        _ => DeflatedData.Holds(new MemoryStream(strip.ToArray()), expected),
    };

    // A number below 128 begins as many bytes and one more, a number above it repeats a byte.
    private static long Unpacked(ReadOnlySpan<byte> strip)
    {
        long total = 0;
        for (int at = 0; at < strip.Length - 1;)
        {
            int run = strip[at];
            total += run == 128 ? 0 : run > 128 ? 257 - run : Math.Min(run + 1, strip.Length - at - 1);
            at += run == 128 ? 1 : run > 128 ? 2 : run + 2;
        }
        return total;
    }
}
