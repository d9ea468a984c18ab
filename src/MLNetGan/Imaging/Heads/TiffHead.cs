namespace MLNetGan.Imaging.Heads;

/// <summary>TIFF: the first directory says what the image is and where its strips or tiles lie.</summary>
internal static class TiffHead
{
    private const int WidthTag = 256, HeightTag = 257, BitsTag = 258, KindTag = 262, StripsTag = 273, StripBytesTag = 279;
    private const int TilesTag = 324, TileBytesTag = 325, ExtraSamplesTag = 338;
    private const long BlackIsZero = 1;

    public static ImageHead Read(ReadOnlySpan<byte> file)
    {
        var directory = new TiffDirectory(file);
        CheckData(file.Length, directory.Numbers(StripsTag), directory.Numbers(StripBytesTag));
        CheckData(file.Length, directory.Numbers(TilesTag), directory.Numbers(TileBytesTag));
        return new ImageHead(
            checked((int)directory.Number(HeightTag, 0)), checked((int)directory.Number(WidthTag, 0)),
            IsColour: directory.Number(KindTag, 0) > BlackIsZero, HasAlpha: directory.Number(ExtraSamplesTag, 0) > 0)
        {
            SampleBits = (int)directory.Number(BitsTag, 1),
            Orientation = TiffDirectory.Orientation(file),
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
