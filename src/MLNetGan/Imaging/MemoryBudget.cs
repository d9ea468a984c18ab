using System.Globalization;

namespace MLNetGan.Imaging;

/// <summary>How much memory images may take at once. What the heads of files promise is held against it before memory is taken.</summary>
/// <param name="Bytes">The memory in bytes.</param>
internal readonly record struct MemoryBudget(long Bytes)
{
    // A row of images holds a byte and a float for every value.
    private const int BytesAValue = 1 + sizeof(float);

    /// <summary>Half of the memory that this process may use.</summary>
    public static MemoryBudget OfMachine => new(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2);

    /// <summary>Whether images can be held as one byte a value.</summary>
    public bool Holds(long count, ImageShape shape) => Length(shape) * count <= Bytes;

    /// <summary>Whether one image can be read into a row.</summary>
    public bool HoldsRow(ImageShape shape) => Length(shape) <= Array.MaxLength && Length(shape) * BytesAValue <= Bytes;

    /// <summary>How many images of a memory each may be decoded at once.</summary>
    public int Threads(long bytesEach) => (int)Math.Clamp(Bytes / Math.Max(1, bytesEach), 1, Environment.ProcessorCount);

    /// <summary>The memory of images as text.</summary>
    public static string Text(long count, ImageShape shape) => Text(Length(shape) * count);

    public override string ToString() => Text(Bytes);

    private static string Text(Int128 bytes) => (double)bytes switch
    {
        >= 1e9 and var many => string.Create(CultureInfo.InvariantCulture, $"{many / 1e9:F1} GB"),
        >= 1e6 and var many => string.Create(CultureInfo.InvariantCulture, $"{many / 1e6:F1} MB"),
        _ => $"{bytes} bytes",
    };

    // Heads promise more than a long can count.
    private static Int128 Length(ImageShape shape) => (Int128)shape.Channels * shape.Height * shape.Width;
}
