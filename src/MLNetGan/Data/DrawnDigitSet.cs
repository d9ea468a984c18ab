using MLNetGan.Imaging;

namespace MLNetGan.Data;

/// <summary>
/// Digits drawn by this library's own code, 28x28 grey, white ink on black, as many of each label (within one). Digit i
/// depends on the seed and on i alone, so nothing is stored to make access random; since training reads every digit
/// once an epoch, the first <see cref="CachedDigits"/> are kept after their first reading, the others drawn again.
/// </summary>
internal sealed class DrawnDigitSet : ImageSet
{
    /// <summary>How many digits at most are kept: 160 MB.</summary>
    public const int CachedDigits = 200_000;

    private static readonly string[] s_names = [.. Enumerable.Range(0, 10).Select(digit => $"{digit}")];
    private readonly byte[]?[] _cache;
    private readonly int _seed;

    public DrawnDigitSet(int count, int seed)
        : base(count, new ImageShape(1, DigitPen.Side, DigitPen.Side), s_names)
    {
        _seed = seed;
        _cache = new byte[]?[Math.Min(count, CachedDigits)];
    }

    // Every ten digits hold each label once, in an order of their own.
    public override int LabelOf(int index)
    {
        Span<int> labels = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
        var random = new CounterRandom(~_seed, index / 10);
        for (int i = labels.Length - 1; i > 0; i--)
        {
            int other = random.Below(i + 1);
            (labels[i], labels[other]) = (labels[other], labels[i]);
        }
        return labels[index % 10];
    }

    public override void Read(int index, Span<float> pixels)
    {
        if (index < _cache.Length)
        {
            // Two threads may draw the same digit at once: both draw the same bytes, so either may stay.
            PixelConversion.ToSingle(_cache[index] ??= Draw(index, new byte[Shape.Length]), pixels);
            return;
        }
        Span<byte> bytes = stackalloc byte[DigitPen.Side * DigitPen.Side];
        Draw(index, bytes);
        PixelConversion.ToSingle(bytes, pixels);
    }

    private byte[] Draw(int index, byte[] bytes)
    {
        Draw(index, bytes.AsSpan());
        return bytes;
    }

    private void Draw(int index, Span<byte> bytes) => DigitPen.Draw(LabelOf(index), new CounterRandom(_seed, index), bytes);
}
