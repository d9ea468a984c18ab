using System.IO.Compression;

namespace MLNetGan.Imaging.Heads;

/// <summary>Data that was deflated and has a checksum (RFC 1950).</summary>
internal static class DeflatedData
{
    /// <summary>Whether it is whole and unpacks to at least so many bytes, of which nothing is kept.</summary>
    public static bool Holds(Stream data, Int128 bytes)
    {
        try
        {
            using var inflated = new ZLibStream(data, CompressionMode.Decompress, leaveOpen: true);
            Span<byte> buffer = stackalloc byte[4096];
            Int128 total = 0;
            for (int read = 1; read > 0 && total <= bytes; total += read)
                read = inflated.Read(buffer);
            return total >= bytes;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
