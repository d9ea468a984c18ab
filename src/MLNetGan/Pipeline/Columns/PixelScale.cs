using System.Numerics;

namespace MLNetGan.Pipeline.Columns;

/// <summary>Pixel values of a column, minimum to maximum, and of networks, -1 to 1.</summary>
internal sealed record PixelScale(float Minimum, float Maximum)
{
    // Rounding, as in a resized image, may leave the range by this share of it.
    private const float Tolerance = 2e-3f;

    /// <summary>The range of images.</summary>
    public static PixelScale Bytes { get; } = new(0, 255);

    /// <summary>Half of the range: what 1 in a network stands for.</summary>
    public float Half => (Maximum - Minimum) / 2;

    /// <summary>
    /// Converts a column's values to a network's. Gives false if one is outside the range or not a number, and the largest
    /// network value.
    /// </summary>
    public bool ToNetwork(ReadOnlySpan<float> source, Span<float> destination, out float largest)
    {
        float factor = 1 / Half, offset = -1 - Minimum * factor;
        var factors = new Vector<float>(factor);
        var offsets = new Vector<float>(offset);
        var most = new Vector<float>(float.MinValue);
        var limit = new Vector<float>(1 + Tolerance);
        bool isWithin = true;
        int done = 0;
        for (; done <= source.Length - Vector<float>.Count; done += Vector<float>.Count)
        {
            Vector<float> values = new Vector<float>(source[done..]) * factors + offsets;
            // False for what is not a number, too.
            isWithin &= Vector.LessThanOrEqualAll(Vector.Abs(values), limit);
            most = Vector.Max(most, values);
            values.CopyTo(destination[done..]);
        }
        largest = float.MinValue;
        for (int lane = 0; lane < Vector<float>.Count; lane++)
            largest = MathF.Max(largest, most[lane]);
        for (; done < source.Length; done++)
        {
            float value = source[done] * factor + offset;
            isWithin &= MathF.Abs(value) <= 1 + Tolerance;
            largest = MathF.Max(largest, value);
            destination[done] = value;
        }
        return isWithin;
    }

    /// <summary>Converts a network's values to a column's.</summary>
    public void FromNetwork(ReadOnlySpan<float> source, Span<float> destination)
    {
        float half = Half;
        var ones = new Vector<float>(1f);
        var factors = new Vector<float>(half);
        var offsets = new Vector<float>(Minimum);
        int done = 0;
        for (; done <= source.Length - Vector<float>.Count; done += Vector<float>.Count)
            ((new Vector<float>(source[done..]) + ones) * factors + offsets).CopyTo(destination[done..]);
        for (; done < source.Length; done++)
            destination[done] = (source[done] + 1) * half + Minimum;
    }

    /// <summary>The first value that <see cref="ToNetwork"/> refuses.</summary>
    public float FirstOutside(ReadOnlySpan<float> source)
    {
        foreach (float value in source)
        {
            if (!(MathF.Abs((value - Minimum) / Half - 1) <= 1 + Tolerance))
                return value;
        }
        throw new ArgumentException("All values are within the range.", nameof(source));
    }
}
