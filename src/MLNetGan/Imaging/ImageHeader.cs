namespace MLNetGan.Imaging;

/// <summary>What the first bytes of PNG and JPEG files say about channels, which ImageSharp does not tell for palettes.</summary>
internal static class ImageHeader
{
    private const int PngColourType = 25;

    /// <summary>1 for grey, 3 for colour, 4 for anything with an alpha plane; the file is known to be PNG or JPEG.</summary>
    public static int Channels(ReadOnlySpan<byte> file) => file[0] == 0x89 ? OfPng(file[PngColourType]) : OfJpeg(file);

    private static int OfPng(byte colourType) => colourType switch
    {
        0 => 1,
        4 or 6 => 4,
        _ => 3,
    };

    // Marker segments follow each other up to the frame head (C0 to CF but C4, C8, CC), which counts the components.
    private static int OfJpeg(ReadOnlySpan<byte> file)
    {
        for (int at = 2; at + 9 < file.Length;)
        {
            byte marker = file[at + 1];
            if (file[at] != 0xFF || marker == 0xFF)
                at++;
            else if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return file[at + 9] == 1 ? 1 : 3;
            else
                at += 2 + (file[at + 2] << 8 | file[at + 3]);
        }
        throw new InvalidDataException("The JPEG file has no frame head.");
    }
}
