namespace MLNetGan.Data;

/// <summary>Writes an IDX file of unsigned bytes item by item, and its head anew when their number is known.</summary>
internal sealed class IdxWriter
{
    private readonly Stream _stream;
    private readonly int[] _itemSizes;
    private int _count;

    /// <param name="stream">Where to write: a stream that seeks.</param>
    /// <param name="itemSizes">The sizes of an item; none for items of one byte.</param>
    public IdxWriter(Stream stream, params int[] itemSizes)
    {
        (_stream, _itemSizes) = (stream, itemSizes);
        IdxHeader.Write(stream, [0, .. itemSizes]);
    }

    /// <summary>Writes some whole items.</summary>
    public void Add(ReadOnlySpan<byte> items, int count = 1)
    {
        _stream.Write(items);
        _count = checked(_count + count);
    }

    /// <summary>Writes the number of items.</summary>
    /// <returns>That number.</returns>
    public int End()
    {
        long end = _stream.Position;
        _stream.Position = 0;
        IdxHeader.Write(_stream, [_count, .. _itemSizes]);
        _stream.Position = end;
        return _count;
    }
}
