using System.Numerics;

namespace Microsoft.ML.Runtime;

/// <summary>The package's generator (GPU Gems 3, chapter 37), so that seeds give the real package's numbers.</summary>
internal sealed class TauswortheHybrid : Random
{
    private const double Scale = 1.0 / (1L << 32);
    private uint _z1, _z2, _z3, _z4;

    public TauswortheHybrid(uint seed)
    {
        _z1 = seed;
        _z2 = Murmur(_z1, seed);
        _z3 = Murmur(_z2, seed);
        _z4 = Murmur(_z3, seed);
    }

    public TauswortheHybrid(Random source)
    {
        _z1 = LargeEnough(source);
        _z2 = LargeEnough(source);
        _z3 = LargeEnough(source);
        _z4 = Draw(source);
    }

    public static TauswortheHybrid Create(int? seed) =>
        seed.HasValue ? new TauswortheHybrid((uint)seed.Value) : new TauswortheHybrid(new Random());

    public override float NextSingle() => (NextBits() >> 9) * (1f / (1 << 23));

    public override double NextDouble() => NextBits() * Scale;

    protected override double Sample() => NextDouble();

    public override int Next()
    {
        uint bits = NextBits();
        return (int)(bits + (bits & 0x80000000U));
    }

    public override int Next(int maxValue)
    {
        Contracts.CheckParam(maxValue >= 0, nameof(maxValue), "maxValue must be non-negative");
        return (int)(((ulong)NextBits() * (ulong)maxValue) >> 32);
    }

    public override int Next(int minValue, int maxValue)
    {
        Contracts.CheckParam(minValue <= maxValue, nameof(minValue), "minValue must be less than or equal to maxValue.");
        return (int)((long)(NextDouble() * ((long)maxValue - minValue)) + minValue);
    }

    public override void NextBytes(byte[] buffer)
    {
        Contracts.CheckValue(buffer, nameof(buffer));
        for (int i = 0; i < buffer.Length; i++)
            buffer[i] = (byte)Next();
    }

    /// <summary>Knuth's shuffle, as the real package draws it.</summary>
    public static int[] Permutation(Random random, int size)
    {
        int[] permutation = Enumerable.Range(0, size).ToArray();
        for (int i = 0; i < size; i++)
        {
            int other = i + random.Next(size - i);
            (permutation[i], permutation[other]) = (permutation[other], permutation[i]);
        }
        return permutation;
    }

    private uint NextBits()
    {
        _z1 = Step(_z1, 13, 19, 12, ~0x1U);
        _z2 = Step(_z2, 2, 25, 4, ~0x7U);
        _z3 = Step(_z3, 3, 11, 17, ~0xfU);
        _z4 = unchecked(1664525 * _z4 + 1013904223);
        return _z1 ^ _z2 ^ _z3 ^ _z4;
    }

    private static uint Step(uint z, int a, int b, int c, uint mask) => ((z & mask) << c) ^ (((z << a) ^ z) >> b);

    private static uint Draw(Random source) => ((uint)source.Next(0x10000) << 16) | (uint)source.Next(0x10000);

    private static uint LargeEnough(Random source)
    {
        uint value;
        do
            value = Draw(source);
        while (value < 128);
        return value;
    }

    private static uint Murmur(uint hash, uint chunk)
    {
        unchecked
        {
            hash ^= BitOperations.RotateLeft(chunk * 0xCC9E2D51, 15) * 0x1B873593;
            return BitOperations.RotateLeft(hash, 13) * 5 + 0xE6546B64;
        }
    }
}
