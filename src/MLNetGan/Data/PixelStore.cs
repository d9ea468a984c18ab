namespace MLNetGan.Data;

/// <summary>
/// Byte images of one length, in blocks of about a megabyte: a set may pass the 2 GB limit of an array, and a file
/// that claims more images than it holds costs no more memory than what it holds.
/// </summary>
internal sealed class PixelStore
{
    private const int BlockBytes = 1 << 20;
    private readonly byte[]?[] _blocks;
    private readonly int _imagesPerBlock;
    private readonly int _imageLength;

    public PixelStore(int count, int imageLength)
    {
        Count = count;
        _imageLength = imageLength;
        _imagesPerBlock = Math.Max(1, BlockBytes / imageLength);
        _blocks = new byte[]?[(count - 1) / _imagesPerBlock + 1];
    }

    public int Count { get; }

    public int BlockCount => _blocks.Length;

    /// <summary>A store with all its blocks.</summary>
    public static PixelStore Whole(int count, int imageLength)
    {
        var store = new PixelStore(count, imageLength);
        for (int block = 0; block < store.BlockCount; block++)
            store.Block(block);
        return store;
    }

    /// <summary>The bytes of one image; its block must exist.</summary>
    public Span<byte> this[int index] =>
        _blocks[index / _imagesPerBlock].AsSpan(index % _imagesPerBlock * _imageLength, _imageLength);

    /// <summary>Makes a block, if it is not there yet, and gives its bytes; the last one is cut to the images left.</summary>
    public Span<byte> Block(int block)
    {
        int images = Math.Min(_imagesPerBlock, Count - block * _imagesPerBlock);
        return _blocks[block] ??= new byte[images * _imageLength];
    }
}
