namespace MLNetGan.Imaging.Heads;

/// <summary>TIFF: the first directory says what the image is and where its strips or tiles lie.</summary>
internal static class TiffHead
{
    private const int WidthTag = 256, HeightTag = 257, BitsTag = 258, CompressionTag = 259, KindTag = 262,
        StripsTag = 273, StripBytesTag = 279;
    private const int SamplesTag = 277, TilesTag = 324, ExtraSamplesTag = 338, SampleFormatTag = 339;
    private const long OlderJpeg = 6, Jpeg = 7, Webp = 50001;
    private const long BlackIsZero = 1, FirstFax = 2, LastFax = 4, FloatingPoint = 3, MostBits = 32;

    public static ImageHead Read(ReadOnlySpan<byte> file)
    {
        var directory = new TiffDirectory(file);
        CheckData(file.Length, directory.Numbers(StripsTag), directory.Numbers(StripBytesTag));
        if (directory.Number(KindTag, 0) == BlackIsZero && directory.Number(CompressionTag, 1) is >= FirstFax and <= LastFax)
            throw new InvalidDataException(
                "It is compressed as faxes are, with black as 0, which would be read inverted. Save it with another compression.");
        if (directory.Number(SampleFormatTag, 1) == FloatingPoint)
            throw new InvalidDataException(
                "Its samples are floating-point numbers, of which a file does not tell what is white. Save it with 8 or 16 bits a sample.");
        if (directory.Numbers(TilesTag).Length > 0)
            throw new InvalidDataException("Its pixels lie in tiles, which are not read. Save it as PNG, or with strips.");
        // ImageSharp would read anything there.
        long[] bits = directory.Numbers(BitsTag);
        if (bits.Any(size => size > MostBits))
            throw new InvalidDataException($"Its samples have {bits.Max()} bits: expected at most {MostBits}. Save it as PNG.");
        if (directory.Number(SamplesTag, 1) is var samples && bits.Length > 0 && bits.Length < samples)
            throw new InvalidDataException($"It tells the bits of {bits.Length} of {samples} samples. Save it as PNG.");
        if (TiffData.IsKnown(directory.Number(CompressionTag, 1)))
            new TiffData(file, directory).Check(directory.Numbers(StripsTag), directory.Numbers(StripBytesTag));
        return new ImageHead(
            checked((int)directory.Number(HeightTag, 0)), checked((int)directory.Number(WidthTag, 0)),
            IsColour: directory.Number(KindTag, 0) > BlackIsZero, HasAlpha: directory.Number(ExtraSamplesTag, 0) > 0)
        {
            SampleBits = (int)directory.Number(BitsTag, 1),
            Orientation = TiffDirectory.Orientation(file),
            Lossy = directory.Number(CompressionTag, 1) is OlderJpeg or Jpeg or Webp ? "TIFF in lossy compression" : null,
        };
    }

    private static void CheckData(long fileLength, long[] offsets, long[] lengths)
    {
        foreach ((long offset, long length) in offsets.Zip(lengths))
        {
            if (offset + length > fileLength)
                throw ImageHead.CutShort($"its pixels lie up to byte {offset + length}, it has {fileLength}");
        }
    }
}
