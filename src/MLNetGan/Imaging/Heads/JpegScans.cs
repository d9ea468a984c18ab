namespace MLNetGan.Imaging.Heads;

/// <summary>
/// The scans of a JPEG file, each of some components and, where it is progressive, of some of their coefficients and bits.
/// </summary>
internal sealed class JpegScans
{
    private const int FirstComponent = 6, ComponentLength = 3, Coefficients = 64;

    // Of each component the coefficients of which the last bit has come.
    private readonly Dictionary<byte, ulong> _complete = [];

    public bool IsProgressive { get; set; }

    /// <summary>Where the pixels of the last scan end in the file.</summary>
    public int DataEnd { get; set; }

    /// <summary>Where the image ends in the file.</summary>
    public int End { get; set; }

    public int Count { get; private set; }

    /// <summary>Adds a scan by its head: its components, the first and last coefficient, and the lowest bit.</summary>
    public void Add(ReadOnlySpan<byte> head)
    {
        Count++;
        int components = head.IsEmpty ? 0 : head[0];
        if (head.Length < 4 + 2 * components)
            throw new InvalidDataException("The head of one of its scans is too short.");
        ReadOnlySpan<byte> range = head[(1 + 2 * components)..];
        ulong upToLast = ulong.MaxValue >> (Coefficients - 1 - Math.Min(range[1], (byte)(Coefficients - 1))),
            belowFirst = (1UL << range[0]) - 1;
        ulong coefficients = !IsProgressive ? ulong.MaxValue : (range[2] & 0xF) == 0 ? upToLast & ~belowFirst : 0;
        for (int i = 0; i < components; i++)
            _complete[head[1 + 2 * i]] = _complete.GetValueOrDefault(head[1 + 2 * i]) | coefficients;
    }

    /// <exception cref="InvalidDataException">What is missing would be read as grey, or as a blurred picture.</exception>
    public void CheckComplete(ReadOnlySpan<byte> frame)
    {
        for (int at = FirstComponent;
            at + ComponentLength <= Math.Min(frame.Length, FirstComponent + frame[5] * ComponentLength);
            at += ComponentLength)
        {
            if (_complete.GetValueOrDefault(frame[at]) != ulong.MaxValue)
                throw ImageHead.CutShort("some of its scans are missing");
        }
    }
}
