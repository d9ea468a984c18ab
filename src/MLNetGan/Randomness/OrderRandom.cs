namespace MLNetGan.Randomness;

/// <summary>
/// The counter-based numbers as <see cref="Random"/>, which ML.NET shuffles rows with. Value i is a function of the order's number
/// and of i, in every version of .NET.
/// </summary>
/// <param name="order">The order's number.</param>
internal sealed class OrderRandom(long order) : Random(Seed: 0)
{
    private readonly ulong _key = CounterNoise.Key(order);
    private ulong _drawn;

    /// <summary>The numbers from 0 to below a count in the order of a number.</summary>
    public static int[] Permutation(int count, long order)
    {
        int[] numbers = [.. Enumerable.Range(0, count)];
        new OrderRandom(order).Shuffle(numbers);
        return numbers;
    }

    public override int Next() => (int)Below(int.MaxValue);

    public override int Next(int maxValue) => Next(0, maxValue);

    public override int Next(int minValue, int maxValue) => (int)NextInt64(minValue, maxValue);

    public override long NextInt64() => (long)Below(long.MaxValue);

    public override long NextInt64(long maxValue) => NextInt64(0, maxValue);

    public override long NextInt64(long minValue, long maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxValue, minValue);
        return minValue + (long)Below((ulong)maxValue - (ulong)minValue);
    }

    public override double NextDouble() => (Bits() >> 11) * (1.0 / (1L << 53));

    public override float NextSingle() => (Bits() >> 40) * (1f / (1 << 24));

    public override void NextBytes(byte[] buffer) => NextBytes(buffer.AsSpan());

    public override void NextBytes(Span<byte> buffer)
    {
        foreach (ref byte value in buffer)
            value = (byte)(Bits() >> 56);
    }

    protected override double Sample() => NextDouble();

    private ulong Below(ulong bound) => Math.BigMul(Bits(), bound, out _);

    private ulong Bits() => CounterNoise.Bits(_key, _drawn++);
}
