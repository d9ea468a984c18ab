namespace MLNetGan.Imaging;

/// <summary>
/// The compression of GIF (GIF89a, appendix F) for pixels of one byte: codes of 9 to 12 bits in blocks of up to 255 bytes.
/// </summary>
internal sealed class LzwEncoder(Stream stream)
{
    private const int PixelBits = 8, Clear = 1 << PixelBits, End = Clear + 1, MostBits = 12;

    private readonly Dictionary<int, int> _codes = [];
    private readonly byte[] _block = new byte[256];
    private int _codeBits = PixelBits + 1, _next, _blockLength, _bits, _bitCount;

    /// <summary>Writes one image.</summary>
    public void Encode(ReadOnlySpan<byte> pixels)
    {
        stream.WriteByte(PixelBits);
        Reset();
        int prefix = pixels[0];
        foreach (byte pixel in pixels[1..])
        {
            int key = (prefix << PixelBits) | pixel;
            if (_codes.TryGetValue(key, out int known))
            {
                prefix = known;
                continue;
            }
            Write(prefix);
            Learn(key);
            prefix = pixel;
        }
        Write(prefix);
        Learn(-1);
        Write(End);
        Finish();
    }

    // Readers learn one code for each that they read, in step with this, and so know when codes get longer.
    private void Learn(int key)
    {
        if (_next == 1 << MostBits)
        {
            Reset();
            return;
        }
        _codes[key] = _next;
        if (_next++ == 1 << _codeBits)
            _codeBits++;
    }

    private void Reset()
    {
        Write(Clear);
        _codes.Clear();
        (_codeBits, _next) = (PixelBits + 1, End + 1);
    }

    private void Write(int code)
    {
        _bits |= code << _bitCount;
        _bitCount += _codeBits;
        for (; _bitCount >= 8; _bitCount -= 8, _bits >>= 8)
            WriteByte((byte)_bits);
    }

    private void Finish()
    {
        if (_bitCount > 0)
            WriteByte((byte)_bits);
        if (_blockLength > 0)
            WriteBlock();
        stream.WriteByte(0);
        (_bits, _bitCount, _codeBits) = (0, 0, PixelBits + 1);
    }

    private void WriteByte(byte value)
    {
        _block[++_blockLength] = value;
        if (_blockLength == 255)
            WriteBlock();
    }

    private void WriteBlock()
    {
        _block[0] = (byte)_blockLength;
        stream.Write(_block, 0, _blockLength + 1);
        _blockLength = 0;
    }
}
