namespace MLNetGan.Imaging;

/// <summary>
/// At most 256 colours for a picture: its histogram of 64 shades a channel is cut, always at the mean of the part and
/// channel that are spread out most, as in the variance-based cut of Wan, Wong and Prusinkiewicz (1988). Pictures of few
/// and distinct colours keep them exactly.
/// </summary>
internal sealed class FramePalette
{
    public const int Size = 256;
    private const int Bits = 6, Shift = 8 - Bits;

    private readonly int[] _counts = new int[1 << (3 * Bits)];
    private readonly long[][] _sums = [new long[1 << (3 * Bits)], new long[1 << (3 * Bits)], new long[1 << (3 * Bits)]];
    private readonly byte[] _indices = new byte[1 << (3 * Bits)];

    /// <summary>Finds colours for interleaved R,G,B bytes, and the index of each pixel's colour.</summary>
    /// <param name="rgb">The picture.</param>
    /// <param name="pixels">One index a pixel.</param>
    /// <returns>256 colours in R,G,B bytes; unused ones are black.</returns>
    public byte[] Quantize(ReadOnlySpan<byte> rgb, Span<byte> pixels)
    {
        var parts = new PriorityQueue<Part, double>();
        Part all = Measure(Count(rgb));
        parts.Enqueue(all, -all.Spread);
        while (parts.Count < Size && parts.Peek().Spread > 0)
        {
            Part widest = parts.Dequeue();
            foreach (Part half in (Part[])[Measure(Side(widest, isAbove: false)), Measure(Side(widest, isAbove: true))])
                parts.Enqueue(half, -half.Spread);
        }
        var colours = new byte[Size * 3];
        for (int index = 0; parts.TryDequeue(out Part? part, out _); index++)
        {
            for (int channel = 0; channel < 3; channel++)
                colours[index * 3 + channel] = (byte)(part.Means[channel] + 0.5);
            foreach (int cell in part.Cells)
                _indices[cell] = (byte)index;
        }
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = _indices[Cell(rgb, i)];
        return colours;
    }

    private int[] Count(ReadOnlySpan<byte> rgb)
    {
        Array.Clear(_counts);
        foreach (long[] sums in _sums)
            Array.Clear(sums);
        List<int> used = [];
        for (int i = 0; i < rgb.Length / 3; i++)
        {
            int cell = Cell(rgb, i);
            if (_counts[cell]++ == 0)
                used.Add(cell);
            for (int channel = 0; channel < 3; channel++)
                _sums[channel][cell] += rgb[i * 3 + channel];
        }
        return [.. used];
    }

    private int[] Side(Part part, bool isAbove) =>
        [.. part.Cells.Where(cell => Mean(cell, part.Channel) > part.Means[part.Channel] == isAbove)];

    private Part Measure(int[] cells)
    {
        var part = new Part(cells);
        for (int channel = 0; channel < 3; channel++)
        {
            double count = 0, sum = 0, spread = 0;
            foreach (int cell in cells)
                (count, sum) = (count + _counts[cell], sum + _sums[channel][cell]);
            double mean = sum / count;
            foreach (int cell in cells)
                spread += _counts[cell] * Math.Pow(Mean(cell, channel) - mean, 2);
            part.Means[channel] = mean;
            // Cells of one shade differ by rounding only: such a part must not be cut, for one half would be empty.
            if (spread > part.Spread && spread > 1e-6 * count)
                (part.Spread, part.Channel) = (spread, channel);
        }
        return part;
    }

    private double Mean(int cell, int channel) => (double)_sums[channel][cell] / _counts[cell];

    private static int Cell(ReadOnlySpan<byte> rgb, int pixel) =>
        rgb[pixel * 3] >> Shift << (2 * Bits) | rgb[pixel * 3 + 1] >> Shift << Bits | rgb[pixel * 3 + 2] >> Shift;

    private sealed class Part(int[] cells)
    {
        public int[] Cells { get; } = cells;

        public double[] Means { get; } = new double[3];

        public double Spread { get; set; }

        /// <summary>The channel that is spread out most.</summary>
        public int Channel { get; set; }
    }
}
