using System.Buffers.Binary;

namespace MLNetGan.Imaging.Heads;

/// <summary>
/// JPEG (ITU T.81, annex B): markers, most of which begin a segment that says its length, up to the marker of the end. What
/// follows the end is none of the image's: cameras put further pictures there.
/// </summary>
internal static class JpegHead
{
    private const byte Stuffed = 0x00, Private = 0x01, FirstRestart = 0xD0, Start = 0xD8, End = 0xD9, Scan = 0xDA, Progressive = 0xC2;
    private const byte App1 = 0xE1, App14 = 0xEE;
    private const int MarkerLength = 2;

    public static ImageHead Read(ReadOnlySpan<byte> file)
    {
        ReadOnlySpan<byte> frame = [];
        int orientation = 1, at = 2;
        bool isAdobe = false, isInScan = false;
        var scans = new JpegScans();
        for (byte marker = 0; marker != End;)
        {
            marker = NextMarker(file, ref at);
            if (marker is Stuffed or Private or (>= FirstRestart and <= Start))
                continue;
            if (isInScan)
                scans.DataEnd = at - MarkerLength;
            isInScan = marker == Scan;
            if (marker == End)
                break;
            ReadOnlySpan<byte> segment = Segment(file, at);
            at += segment.Length + 2;
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                frame = segment;
                scans.IsProgressive = marker == Progressive;
            }
            else if (marker == App1 && segment.StartsWith("Exif\0\0"u8))
                orientation = TiffDirectory.Orientation(segment[6..]);
            isAdobe |= marker == App14 && segment.StartsWith("Adobe"u8);
            if (isInScan)
                scans.Add(segment);
        }
        if (frame.IsEmpty || scans.Count == 0)
            throw new InvalidDataException("It holds no image.");
        // Precision, height, width, number of components.
        int components = frame[5];
        if (components == 4 && !isAdobe)
            throw new InvalidDataException("It is CMYK without Adobe's marker, so its inks may be inverted or not. Save it as RGB.");
        scans.End = at;
        scans.CheckComplete(frame);
        int height = BinaryPrimitives.ReadUInt16BigEndian(frame[1..]), width = BinaryPrimitives.ReadUInt16BigEndian(frame[3..]);
        return new ImageHead(height, width, components > 1, HasAlpha: false)
        {
            SampleBits = frame[0],
            Lossy = "JPEG",
            Orientation = orientation,
            Scans = scans,
        };
    }

    // Entropy-coded data lies between markers: a byte FF in it is followed by 00 or by a restart marker.
    private static byte NextMarker(ReadOnlySpan<byte> file, scoped ref int at)
    {
        int found = file[at..].IndexOf((byte)0xFF);
        int after = found < 0 ? -1 : file[(at + found)..].IndexOfAnyExcept((byte)0xFF);
        if (after < 0)
            throw ImageHead.CutShort("its end marker is missing");
        at += found + after + 1;
        return file[at - 1];
    }

    private static ReadOnlySpan<byte> Segment(ReadOnlySpan<byte> file, int at)
    {
        int length = file.Length - at < 2 ? 2 : BinaryPrimitives.ReadUInt16BigEndian(file[at..]);
        if (length < 2)
            throw new InvalidDataException("One of its segments has no length.");
        return length <= file.Length - at ? file.Slice(at + 2, length - 2) : throw ImageHead.CutShort("it ends within a segment");
    }
}
