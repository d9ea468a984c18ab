using MLNetGan.Imaging.Heads;

namespace MLNetGan.Imaging;

/// <summary>What the bytes of an image file say of the image before anything is decoded.</summary>
/// <param name="Height">Height in pixels as stored.</param>
/// <param name="Width">Width in pixels as stored.</param>
/// <param name="IsColour">Whether there is more than grey; palettes count as colour.</param>
/// <param name="HasAlpha">Whether pixels may be transparent: an alpha plane, a transparent colour, palette entries with alpha.</param>
internal sealed record ImageHead(int Height, int Width, bool IsColour, bool HasAlpha)
{
    // The image with what it is decoded from, and then as a row of four floats a pixel.
    private const int BytesAPixel = 20;

    /// <summary>Bits of one sample.</summary>
    public int SampleBits { get; init; } = 8;

    /// <summary>The name of the format where it keeps pixels about as they were, not exactly; else null.</summary>
    public string? Lossy { get; init; }

    /// <summary>EXIF's number for how to hold the stored image so that it is upright, 1 to 8; 1 is as it is.</summary>
    public int Orientation { get; init; } = 1;

    /// <summary>The scans of a JPEG file; null for others.</summary>
    public JpegScans? Scans { get; init; }

    /// <summary>1 channel for grey, 3 for colour, 4 where there is alpha; height and width of the upright image.</summary>
    public ImageShape Shape => new(
        HasAlpha ? 4 : IsColour ? 3 : 1, Orientation < 5 ? Height : Width, Orientation < 5 ? Width : Height);

    /// <summary>The memory that the image takes while it is read, about and at most.</summary>
    public long Bytes => (long)Int128.Min((Int128)Height * Width * BytesAPixel, long.MaxValue);

    /// <summary>Reads a file of any format that is known by its first bytes, and makes sure that its end is there.</summary>
    /// <exception cref="InvalidDataException">The file is of no known format, malformed or cut short.</exception>
    public static ImageHead Read(ReadOnlySpan<byte> file)
    {
        ImageHead head = file switch
        {
            [0xFF, 0xD8, 0xFF, ..] => JpegHead.Read(file),
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => PngHead.Read(file),
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', _, (byte)'a', ..] => GifHead.Read(file),
            [(byte)'B', (byte)'M', ..] => BmpHead.Read(file),
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => WebpHead.Read(file),
            [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => TiffHead.Read(file),
            [(byte)'I', (byte)'I', 43, 0, ..] or [(byte)'M', (byte)'M', 0, 43, ..] =>
                throw new InvalidDataException("It is a BigTIFF, which is not read. Save it as PNG, or as a TIFF below 4 GiB."),
            _ => throw new InvalidDataException(
                $"It begins with {Convert.ToHexString(file[..Math.Min(file.Length, 8)])}, as no {ImageFormats.Names} file does."),
        };
        return head is { Height: > 0, Width: > 0 }
            ? head
            : throw new InvalidDataException($"Its head promises {head.Width}x{head.Height} pixels.");
    }

    /// <summary>How many channels a set has: colour where any image has it, alpha where all have it.</summary>
    public static int Channels(IReadOnlyCollection<ImageHead> heads) =>
        heads.All(head => head.HasAlpha) ? 4 : heads.Any(head => head.IsColour) ? 3 : 1;

    /// <summary>The error for a file whose end is missing.</summary>
    internal static InvalidDataException CutShort(string missing) => new($"It is cut short: {missing}. Fetch it again.");
}
