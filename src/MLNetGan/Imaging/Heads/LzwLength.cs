namespace MLNetGan.Imaging.Heads;

/// <summary>How much LZW data of a TIFF file (TIFF 6.0, section 13) unpacks to.</summary>
internal static class LzwLength
{
    private const int Clear = 256, End = 257, First = 258, Codes = 4096, ShortestCode = 9, LongestCode = 12;

    /// <summary>The bytes, up to the end of the data or to as many as are wanted.</summary>
    public static long Of(ReadOnlySpan<byte> data, long wanted)
    {
        Span<int> lengths = stackalloc int[Codes];
        lengths[..Clear].Fill(1);
        long total = 0;
        int next = First, last = 0, width = ShortestCode;
        for (long bit = 0; total < wanted && bit + width <= 8L * data.Length;)
        {
            int code = Bits(data, bit, width);
            bit += width;
            if (code == End)
                break;
            if (code == Clear)
            {
                (next, last, width) = (First, 0, ShortestCode);
                continue;
            }
            // What a code stands for is known, or is what came last and one byte more.
            if (last > 0 && next < Codes)
                lengths[next++] = last + 1;
            if (code >= next)
                break;
            last = lengths[code];
            total += last;
            // One code early, as its inventors did.
            if (next + 1 >= 1 << width && width < LongestCode)
                width++;
        }
        return total;
    }

    private static int Bits(ReadOnlySpan<byte> data, long at, int count)
    {
        int first = (int)(at / 8), value = 0;
        for (int i = 0; i < 3; i++)
            value = value << 8 | (first + i < data.Length ? data[first + i] : 0);
        return value >> (int)(24 - at % 8 - count) & ((1 << count) - 1);
    }
}
