using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using MLNetGan.Randomness;

namespace MLNetGan.Benchmarks.Fuzz;

/// <summary>Takes files apart and puts them together again around a changed part, with lengths and checksums that fit.</summary>
internal static class Containers
{
    private const int PngSignature = 8;

    /// <summary>Changes what a gzip file holds.</summary>
    public static Change Gzip(Change change) => (byte[] whole, ref CounterRandom random) => Compress(change(Expand(whole), ref random));

    /// <summary>Changes the data of one chunk of a PNG file.</summary>
    public static Change PngChunk(Change change) => (byte[] whole, ref CounterRandom random) =>
    {
        (string Type, byte[] Data)[] chunks = [.. PngChunks(whole)];
        int chosen = random.Below(chunks.Length);
        if (chunks[chosen].Data.Length > 0)
            chunks[chosen].Data = change(chunks[chosen].Data, ref random);
        return Png(chunks);
    };

    /// <summary>Changes the JSON head of a safetensors file.</summary>
    public static Change SafeTensorsHead(Change change) => (byte[] whole, ref CounterRandom random) =>
    {
        int end = sizeof(long) + (int)BinaryPrimitives.ReadInt64LittleEndian(whole);
        byte[] head = change(whole[sizeof(long)..end], ref random), length = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, head.Length);
        return [.. length, .. head, .. whole[end..]];
    };

    public static byte[] Compress(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
            gzip.Write(bytes);
        return compressed.ToArray();
    }

    /// <exception cref="InvalidDataException">It is no whole gzip file.</exception>
    public static byte[] Expand(byte[] gzip)
    {
        using var expanded = new MemoryStream();
        using (var stream = new GZipStream(new MemoryStream(gzip), CompressionMode.Decompress))
            stream.CopyTo(expanded);
        return expanded.ToArray();
    }

    /// <summary>The chunks of a whole PNG file.</summary>
    public static IEnumerable<(string Type, byte[] Data)> PngChunks(byte[] png)
    {
        for (int at = PngSignature; at < png.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            yield return (Encoding.ASCII.GetString(png, at + 4, 4), png[(at + 8)..(at + 8 + length)]);
            at += 12 + length;
        }
    }

    /// <summary>A PNG file of chunks.</summary>
    public static byte[] Png(IEnumerable<(string Type, byte[] Data)> chunks)
    {
        List<byte> png = [0x89, .. "PNG\r\n\u001a\n"u8];
        foreach ((string type, byte[] data) in chunks)
        {
            byte[] named = [.. Encoding.ASCII.GetBytes(type), .. data];
            png.AddRange([.. BigEndian((uint)data.Length), .. named, .. BigEndian(Crc(named))]);
        }
        return [.. png];
    }

    private static byte[] BigEndian(uint value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    // ISO 3309, as PNG has it.
    private static uint Crc(byte[] bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}
