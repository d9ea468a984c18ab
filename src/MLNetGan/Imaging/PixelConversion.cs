using System.Numerics;

namespace MLNetGan.Imaging;

/// <summary>Pixel values between bytes (as stored) and floats (as networks and data views want them).</summary>
internal static class PixelConversion
{
    /// <summary>Writes every byte as the float of the same value, 0..255.</summary>
    public static void ToSingle(ReadOnlySpan<byte> source, Span<float> destination)
    {
        destination = destination[..source.Length];
        int done = 0;
        for (; done <= source.Length - Vector<byte>.Count; done += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(source[done..]), out var low, out var high);
            Store(low, destination[done..]);
            Store(high, destination[(done + Vector<ushort>.Count)..]);
        }
        for (; done < source.Length; done++)
            destination[done] = source[done];
    }

    /// <summary>Rounds every value to the nearest byte; what lies outside 0..255 is clamped, NaN becomes 0.</summary>
    public static void ToByte(ReadOnlySpan<float> source, Span<byte> destination)
    {
        for (int i = 0; i < source.Length; i++)
            destination[i] = ToByte(source[i]);
    }

    /// <summary>Rounds one value to the nearest byte; what lies outside 0..255 is clamped, NaN becomes 0.</summary>
    public static byte ToByte(float value) => value > 0 ? (byte)Math.Min(value + 0.5f, 255f) : (byte)0;

    /// <summary>Writes every value as a byte; gives false if one is no whole number from 0 to 255, and the largest byte.</summary>
    public static bool TryToBytes(ReadOnlySpan<float> source, Span<byte> destination, out byte largest)
    {
        destination = destination[..source.Length];
        bool areBytes = true;
        largest = 0;
        for (int i = 0; i < source.Length; i++)
        {
            var value = (byte)source[i];
            areBytes &= value == source[i];
            largest = Math.Max(largest, value);
            destination[i] = value;
        }
        return areBytes;
    }

    private static void Store(Vector<ushort> values, Span<float> destination)
    {
        Vector.Widen(values, out var low, out var high);
        Vector.ConvertToSingle(Vector.AsVectorInt32(low)).CopyTo(destination);
        Vector.ConvertToSingle(Vector.AsVectorInt32(high)).CopyTo(destination[Vector<uint>.Count..]);
    }
}
