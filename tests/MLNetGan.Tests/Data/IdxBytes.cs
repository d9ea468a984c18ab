using System.IO.Compression;

namespace MLNetGan.Tests.Data;

/// <summary>Makes IDX files as their definition says, gzip too.</summary>
internal static class IdxBytes
{
    public static byte[] Of(byte[] values, params int[] sizes) => Of(0x08, values, sizes);

    public static byte[] Of(byte type, byte[] values, params int[] sizes)
    {
        var bytes = new List<byte> { 0, 0, type, (byte)sizes.Length };
        foreach (int size in sizes)
            bytes.AddRange([(byte)(size >> 24), (byte)(size >> 16), (byte)(size >> 8), (byte)size]);
        bytes.AddRange(values);
        return [.. bytes];
    }

    public static byte[] Gzip(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
            gzip.Write(bytes);
        return compressed.ToArray();
    }

    /// <summary>The values 0, 1, 2, ..., wrapping at 256.</summary>
    public static byte[] Counting(int count) => [.. Enumerable.Range(0, count).Select(i => (byte)i)];
}
