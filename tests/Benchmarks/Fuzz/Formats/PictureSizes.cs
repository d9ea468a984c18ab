using System.Buffers.Binary;

namespace MLNetGan.Benchmarks.Fuzz;

/// <summary>The sizes that heads of image files claim, as "HEIGHTxWIDTH".</summary>
internal static class PictureSizes
{
    /// <summary>Those of all heads, of which there may be several in a damaged file.</summary>
    public static IReadOnlyList<string> OfPng(ReadOnlySpan<byte> file)
    {
        List<string> sizes = [];
        for (int at = 0; at + 12 <= file.Length; at++)
        {
            ReadOnlySpan<byte> chunk = file[at..];
            if (chunk.StartsWith("IHDR"u8))
                sizes.Add(Text(BinaryPrimitives.ReadInt32BigEndian(chunk[8..]), BinaryPrimitives.ReadInt32BigEndian(chunk[4..])));
        }
        return sizes;
    }

    /// <summary>Those of all frame heads, upright and turned: only the decoder knows which counts.</summary>
    public static IReadOnlyList<string> OfJpeg(ReadOnlySpan<byte> file)
    {
        List<string> sizes = [];
        for (int at = 0; at + 9 <= file.Length; at++)
        {
            ReadOnlySpan<byte> segment = file[at..];
            if (segment is not [0xFF, >= 0xC0 and <= 0xCF, ..])
                continue;
            int height = BinaryPrimitives.ReadUInt16BigEndian(segment[5..]), width = BinaryPrimitives.ReadUInt16BigEndian(segment[7..]);
            sizes.AddRange([Text(height, width), Text(width, height)]);
        }
        return sizes;
    }

    public static IReadOnlyList<string> OfBmp(ReadOnlySpan<byte> file) =>
        [Text(Math.Abs(BinaryPrimitives.ReadInt32LittleEndian(file[22..])), BinaryPrimitives.ReadInt32LittleEndian(file[18..]))];

    /// <summary>That of the screen, and of it and all that may be frames together.</summary>
    public static IReadOnlyList<string> OfGif(ReadOnlySpan<byte> file)
    {
        (int height, int width) = GifSize(file[6..]);
        List<string> sizes = [Text(height, width)];
        for (int at = 0; at + 9 <= file.Length; at++)
        {
            if (file[at] == ',' && GifSize(file[(at + 5)..]) is var frame)
                sizes.AddRange([Text(frame.Height, frame.Width), Text(Math.Max(height, frame.Height), Math.Max(width, frame.Width))]);
        }
        return sizes;
    }

    private static (int Height, int Width) GifSize(ReadOnlySpan<byte> at) =>
        (BinaryPrimitives.ReadUInt16LittleEndian(at[2..]), BinaryPrimitives.ReadUInt16LittleEndian(at));

    private static string Text(int height, int width) => $"{height}x{width}";
}
