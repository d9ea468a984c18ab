using System.Buffers.Binary;

namespace MLNetGan.Tests.Imaging;

/// <summary>Reads animated GIF files of whole frames as GIF89a describes them; what it does not know fails the test.</summary>
internal sealed class GifReader
{
    private readonly byte[] _file;
    private int _at;

    public GifReader(byte[] file)
    {
        _file = file;
        Assert.AreEqual("GIF89a", Text(6));
        (Width, Height) = (Number(), Number());
        byte[]? table = Table(_file[_at], 3);
        for (byte kind = Byte(); kind != 0x3B; kind = Byte())
        {
            if (kind == 0x21)
                ReadExtension();
            else
                ReadFrame(kind, table);
        }
        Assert.AreEqual(_file.Length, _at);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>How often the animation is repeated, 0 for ever; null without the extension.</summary>
    public int? Repeats { get; private set; }

    /// <summary>How long each frame is shown, in hundredths of a second.</summary>
    public List<int> Delays { get; } = [];

    /// <summary>Interleaved R,G,B bytes of every frame.</summary>
    public List<byte[]> Frames { get; } = [];

    private void ReadExtension()
    {
        byte label = Byte();
        byte[] data = Blocks();
        if (label == 0xF9)
        {
            Assert.AreEqual(0, data[0] & 1, "No transparent colour.");
            Delays.Add(BinaryPrimitives.ReadUInt16LittleEndian(data.AsSpan(1)));
            return;
        }
        Assert.AreEqual(0xFF, label);
        Assert.AreEqual("NETSCAPE2.0", System.Text.Encoding.ASCII.GetString(data, 0, 11));
        Repeats = BinaryPrimitives.ReadUInt16LittleEndian(data.AsSpan(12));
    }

    private void ReadFrame(byte kind, byte[]? table)
    {
        Assert.AreEqual(0x2C, kind);
        Assert.AreEqual((0, 0, Width, Height), (Number(), Number(), Number(), Number()));
        table = Table(_file[_at], 1) ?? table;
        byte[] pixels = Decompress(Byte(), Blocks());
        Assert.AreEqual(Width * Height, pixels.Length);
        Frames.Add([.. pixels.SelectMany(pixel => table![(pixel * 3)..(pixel * 3 + 3)])]);
    }

    private static byte[] Decompress(int pixelBits, byte[] data)
    {
        int clear = 1 << pixelBits, bits = pixelBits + 1;
        List<byte[]> words = [];
        List<byte> pixels = [];
        byte[]? before = null;
        for (int at = 0; ;)
        {
            int code = 0;
            for (int bit = 0; bit < bits; bit++, at++)
                code |= (data[at / 8] >> (at % 8) & 1) << bit;
            if (code == clear + 1)
                return [.. pixels];
            if (code == clear)
            {
                words = [.. Enumerable.Range(0, clear + 2).Select(word => new[] { (byte)word })];
                (bits, before) = (pixelBits + 1, null);
                continue;
            }
            if (before is not null && words.Count < 4096)
                words.Add([.. before, code < words.Count ? words[code][0] : before[0]]);
            before = words[code];
            pixels.AddRange(before);
            if (words.Count == 1 << bits && bits < 12)
                bits++;
        }
    }

    private byte[]? Table(byte flags, int fieldLength)
    {
        _at += fieldLength;
        int length = (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
        _at += length;
        return length == 0 ? null : _file[(_at - length).._at];
    }

    private byte[] Blocks()
    {
        List<byte> data = [];
        for (int length = Byte(); length > 0; length = Byte())
        {
            data.AddRange(_file.AsSpan(_at, length));
            _at += length;
        }
        return [.. data];
    }

    private byte Byte() => _file[_at++];

    private int Number() => Byte() | Byte() << 8;

    private string Text(int length) => System.Text.Encoding.ASCII.GetString(_file, (_at += length) - length, length);
}
