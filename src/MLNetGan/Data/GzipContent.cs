using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace MLNetGan.Data;

/// <summary>
/// What a gzip file of one member holds, and whether that is what was put in: GZipStream says nothing where the checksum and the length
/// at the end are missing.
/// </summary>
internal sealed class GzipContent(FileStream file) : Stream
{
    private const int TrailerLength = 2 * sizeof(uint);

    private readonly GZipStream _content = new(file, CompressionMode.Decompress);
    private readonly Crc32 _checksum = new();
    private long _length;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>
    /// Whether what was read, which must be all, is what the end of the file says of it: it is not where the end is missing, nor where
    /// there are several members, of which each has an end of its own.
    /// </summary>
    public bool HasItsEnd()
    {
        Span<byte> trailer = stackalloc byte[TrailerLength];
        file.Seek(-TrailerLength, SeekOrigin.End);
        file.ReadExactly(trailer);
        return BinaryPrimitives.ReadUInt32LittleEndian(trailer) == _checksum.GetCurrentHashAsUInt32()
            && BinaryPrimitives.ReadUInt32LittleEndian(trailer[sizeof(uint)..]) == (_length & uint.MaxValue);
    }

    public override int Read(Span<byte> buffer)
    {
        int read = _content.Read(buffer);
        _checksum.Append(buffer[..read]);
        _length += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _content.Dispose();
        base.Dispose(disposing);
    }
}
