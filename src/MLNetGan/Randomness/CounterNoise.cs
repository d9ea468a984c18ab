namespace MLNetGan.Randomness;

/// <summary>
/// Counter-based random numbers: value i of seed s is a pure function of (s, i), the same on every machine, in any order
/// and inside an ONNX graph. A splitmix64 finalizer (Steele, Lea and Flood 2014) makes a key of the seed, and a second one
/// the bits of each counter under that key; Box-Muller makes two uniforms one standard normal value.
/// </summary>
internal static partial class CounterNoise
{
    private const ulong Increment = 0x9E3779B97F4A7C15, Multiplier1 = 0xBF58476D1CE4E5B9, Multiplier2 = 0x94D049BB133111EB;
    private const float Unit = 1f / (1 << 24);

    /// <summary>A seed for stream <paramref name="stream"/> of <paramref name="seed"/>.</summary>
    public static long Combine(long seed, long stream) => (long)Mix(Key(seed) + (ulong)stream * Increment);

    /// <summary>What the values of a seed are made with.</summary>
    public static ulong Key(long seed) => Mix((ulong)seed + Increment);

    /// <summary>The bits of a counter under a key; those on top are the best.</summary>
    public static ulong Bits(ulong key, ulong counter) => Mix(key + (counter + 1) * Increment);

    /// <summary>Fills with standard normal values, from the one at a place on; |value| is at most 5.77.</summary>
    public static void Normal(long seed, Span<float> values, long start = 0)
    {
        ulong key = Key(seed);
        for (int i = 0; i < values.Length; i++)
        {
            ulong counter = 2 * (ulong)(start + i);
            float radius = MathF.Sqrt(-2f * MathF.Log(Uniform(key, counter)));
            values[i] = radius * MathF.Cos(MathF.Tau * Uniform(key, counter + 1));
        }
    }

    /// <summary>Fills with values that are uniform from 0, which is never met, to 1, from the one at a place on.</summary>
    public static void Uniform(long seed, Span<float> values, long start = 0)
    {
        ulong key = Key(seed);
        for (int i = 0; i < values.Length; i++)
            values[i] = Uniform(key, (ulong)(start + i));
    }

    /// <summary>Fills with integers from 0 to <paramref name="bound"/> less one, from the one at a place on.</summary>
    public static void Integers(long seed, long bound, Span<long> values, long start = 0)
    {
        ulong key = Key(seed);
        for (int i = 0; i < values.Length; i++)
            values[i] = (long)Math.BigMul(Bits(key, (ulong)(start + i)), (ulong)bound, out _);
    }

    /// <summary>A value that is uniform from -1, which is never met, to 1.</summary>
    public static float Signed(long seed) => 2 * Uniform(Key(seed), 0) - 1;

    /// <summary>An integer from 0 to <paramref name="bound"/> less one; the bound is at most 2 to the power of 24.</summary>
    public static long Choice(long seed, int bound) => (long)(Bits(Key(seed), 0) >> 40) * bound >> 24;

    // In (0, 1]: the logarithm of zero is never taken.
    private static float Uniform(ulong key, ulong counter) => ((Bits(key, counter) >> 40) + 1) * Unit;

    /// <summary>A finalizer: every bit of the result depends on every one of the value.</summary>
    public static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * Multiplier1;
        x = (x ^ (x >> 27)) * Multiplier2;
        return x ^ (x >> 31);
    }
}
