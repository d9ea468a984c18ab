using System.Numerics;

namespace MLNetGan.Tests.Imaging;

/// <summary>
/// Progressive JPEGs, which ImageSharp does not write: grey, of 8x8 blocks in one row, each with a brightness and with one value among its
/// highest frequencies. Three scans: brightness, low frequencies, high frequencies.
/// </summary>
internal static class ProgressiveJpeg
{
    private const int Blocks = 12, LastLow = 5;

    /// <summary>The file, and where the pixels of its last scan begin and end in it.</summary>
    public static byte[] Write(out Range lastScan)
    {
        List<byte> file = [0xFF, 0xD8, .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)4, 64)])];
        file.AddRange(Segment(0xC2, 8, 0, 8, 0, 8 * Blocks, 1, 1, 0x11, 0));
        // All codes have four bits: the number of a symbol in its table.
        file.AddRange(Table(0x00, [0, 1, 2, 3, 4, 5, 6, 7, 8]));
        file.AddRange(Table(0x10, [0x00, 0x01, 0x02, 0x03, 0x04, 0xF0, 0x41, 0x42, 0x31, 0x51, 0x71]));
        file.AddRange(Scan(0, 0));
        var bits = new BitWriter();
        int before = 0;
        for (int block = 0; block < Blocks; block++)
        {
            int brightness = Brightness(block), size = Size(brightness - before);
            bits.Write(size, 4);
            bits.WriteValue(brightness - before, size);
            before = brightness;
        }
        file.AddRange(bits.ToArray());
        file.AddRange(Scan(1, LastLow));
        bits = new BitWriter();
        for (int block = 0; block < Blocks; block++)
        {
            // The first low frequency, and then the end of the block.
            bits.Write(3, 4);
            bits.WriteValue(5, 3);
            bits.Write(0, 4);
        }
        file.AddRange(bits.ToArray());
        file.AddRange(Scan(LastLow + 1, 63));
        int start = file.Count;
        bits = new BitWriter();
        for (int block = 0; block < Blocks; block++)
        {
            // Twice sixteen noughts, then two more and a value: coefficient 40.
            bits.Write(5, 4);
            bits.Write(5, 4);
            bits.Write(4, 4);
            bits.WriteValue(9, 4);
            bits.Write(0, 4);
        }
        file.AddRange(bits.ToArray());
        lastScan = start..file.Count;
        file.AddRange([0xFF, 0xD9]);
        return [.. file];
    }

    private static int Brightness(int block) => block % 3 * 40 - 40;

    private static int Size(int value) => 32 - BitOperations.LeadingZeroCount((uint)Math.Abs(value));

    private static byte[] Table(byte number, byte[] symbols) =>
        Segment(0xC4, [number, 0, 0, 0, (byte)symbols.Length, .. new byte[12], .. symbols]);

    private static byte[] Scan(byte first, byte last) => Segment(0xDA, 1, 1, 0, first, last, 0);

    private static byte[] Segment(byte marker, params byte[] data) =>
        [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    private sealed class BitWriter
    {
        private readonly List<byte> _bytes = [];
        private int _pending, _count;

        public void Write(int value, int bits)
        {
            for (int bit = bits - 1; bit >= 0; bit--)
            {
                _pending = _pending << 1 | value >> bit & 1;
                if (++_count == 8)
                    Flush();
            }
        }

        // Values below 0 are written as what they lack to the largest of their size.
        public void WriteValue(int value, int size) => Write(value < 0 ? value + (1 << size) - 1 : value, size);

        public byte[] ToArray()
        {
            while (_count > 0)
                Write(1, 1);
            return [.. _bytes];
        }

        private void Flush()
        {
            _bytes.Add((byte)_pending);
            if (_bytes[^1] == 0xFF)
                _bytes.Add(0);
            (_pending, _count) = (0, 0);
        }
    }
}
