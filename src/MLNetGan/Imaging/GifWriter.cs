using System.Buffers.Binary;

namespace MLNetGan.Imaging;

/// <summary>
/// Writes an animated GIF that repeats for ever, frame by frame (GIF89a, and Netscape's extension for repeating). Grey
/// is exact. Every frame of a colour animation has 256 colours of its own; an alpha plane is blended with black.
/// </summary>
/// <remarks>
/// Not ImageSharp's encoder, which marks what stays the same from one frame to the next by a transparent colour: a table
/// of all 256 shades of grey has no place left for one, and it takes black for it.
/// </remarks>
internal sealed class GifWriter
{
    private readonly Stream _stream;
    private readonly ImageShape _shape;
    private readonly ushort _delay;
    private readonly LzwEncoder _pixels;
    private readonly FramePalette? _palette;

    /// <param name="stream">Where to write.</param>
    /// <param name="shape">Channels (1, 3 or 4), height and width of every frame.</param>
    /// <param name="delay">How long each frame is shown, in hundredths of a second.</param>
    /// <exception cref="ArgumentException">The frame is too large for the format.</exception>
    public GifWriter(Stream stream, ImageShape shape, ushort delay)
    {
        if (shape.Height > ushort.MaxValue || shape.Width > ushort.MaxValue)
            throw new ArgumentException($"Frames of {shape.Height}x{shape.Width} pixels are too large for GIF, which has room for " +
                $"{ushort.MaxValue} each way.", nameof(shape));
        (_stream, _shape, _delay, _pixels) = (stream, shape, delay, new LzwEncoder(stream));
        _palette = shape.Channels == 1 ? null : new FramePalette();
        WriteHead();
    }

    /// <summary>Adds a frame of interleaved bytes.</summary>
    public void Write(ReadOnlySpan<byte> interleaved)
    {
        // Graphic control: no disposal, no input, no transparent colour.
        _stream.Write([0x21, 0xF9, 4, 0, (byte)_delay, (byte)(_delay >> 8), 0, 0]);
        _stream.Write([0x2C, 0, 0, 0, 0]);
        WriteSize();
        if (_palette is null)
        {
            _stream.WriteByte(0);
            _pixels.Encode(interleaved);
            return;
        }
        var pixels = new byte[_shape.Height * _shape.Width];
        byte[] colours = _palette.Quantize(_shape.Channels == 4 ? Blend(interleaved) : interleaved, pixels);
        _stream.WriteByte(TableFlag);
        _stream.Write(colours);
        _pixels.Encode(pixels);
    }

    /// <summary>Ends the file.</summary>
    public void End() => _stream.WriteByte(0x3B);

    // A table of colours follows, of 2^(7 + 1) entries.
    private const byte TableFlag = 0x80 | 7;

    private void WriteHead()
    {
        _stream.Write("GIF89a"u8);
        WriteSize();
        // Eight bits a channel; no background colour, square pixels.
        _stream.Write([(byte)(0x70 | (_palette is null ? TableFlag : 0)), 0, 0]);
        for (int shade = 0; _palette is null && shade < FramePalette.Size; shade++)
            _stream.Write([(byte)shade, (byte)shade, (byte)shade]);
        _stream.Write([0x21, 0xFF, 11]);
        _stream.Write("NETSCAPE2.0"u8);
        _stream.Write([3, 1, 0, 0, 0]);
    }

    private void WriteSize()
    {
        Span<byte> size = stackalloc byte[4];
        BinaryPrimitives.WriteUInt16LittleEndian(size, (ushort)_shape.Width);
        BinaryPrimitives.WriteUInt16LittleEndian(size[2..], (ushort)_shape.Height);
        _stream.Write(size);
    }

    private static byte[] Blend(ReadOnlySpan<byte> rgba)
    {
        var rgb = new byte[rgba.Length / 4 * 3];
        for (int i = 0; i < rgb.Length; i++)
            rgb[i] = (byte)((rgba[i / 3 * 4 + i % 3] * rgba[i / 3 * 4 + 3] + 127) / 255);
        return rgb;
    }
}
