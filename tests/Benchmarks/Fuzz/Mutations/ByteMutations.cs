using MLNetGan.Randomness;

namespace MLNetGan.Benchmarks.Fuzz;

/// <summary>Damage to bytes, whatever they mean. Every other place lies in the head, where lengths and counts are.</summary>
internal static class ByteMutations
{
    private const int Head = 64, LongestBlock = 64, MostFlips = 8;

    private static readonly long[] s_extremes =
    [
        0, 1, -1, sbyte.MaxValue, byte.MaxValue, short.MaxValue, ushort.MaxValue,
        int.MaxValue, int.MinValue, uint.MaxValue, long.MaxValue, long.MinValue,
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("flipped bits", FlipBits),
        new("changed bytes", ChangeBytes),
        new("inserted bytes", Insert),
        new("removed bytes", Remove),
        new("cut", (byte[] whole, ref CounterRandom random) => whole[..random.Below(whole.Length)]) { IsCut = true },
        new("repeated block", Repeat),
        new("swapped blocks", Swap),
        new("extreme integer", PutExtreme),
    ];

    private static byte[] FlipBits(byte[] whole, ref CounterRandom random)
    {
        byte[] bytes = [.. whole];
        for (int flips = 1 + random.Below(MostFlips); flips > 0 && bytes.Length > 0; flips--)
            bytes[Place(bytes, ref random)] ^= (byte)(1 << random.Below(8));
        return bytes;
    }

    private static byte[] ChangeBytes(byte[] whole, ref CounterRandom random)
    {
        byte[] bytes = [.. whole];
        Fill(Block(bytes, ref random, out _), ref random);
        return bytes;
    }

    private static byte[] Insert(byte[] whole, ref CounterRandom random)
    {
        var inserted = new byte[1 + random.Below(LongestBlock)];
        if (random.Below(2) == 0)
            Fill(inserted, ref random);
        int at = Place(whole, ref random);
        return [.. whole[..at], .. inserted, .. whole[at..]];
    }

    private static byte[] Remove(byte[] whole, ref CounterRandom random)
    {
        int length = Block(whole, ref random, out int at).Length;
        return [.. whole[..at], .. whole[(at + length)..]];
    }

    private static byte[] Repeat(byte[] whole, ref CounterRandom random)
    {
        Span<byte> block = Block(whole, ref random, out _);
        int at = Place(whole, ref random);
        return [.. whole[..at], .. block, .. whole[at..]];
    }

    private static byte[] Swap(byte[] whole, ref CounterRandom random)
    {
        int length = Block(whole, ref random, out int first).Length, second = random.Below(whole.Length - length + 1);
        byte[] bytes = [.. whole];
        whole.AsSpan(second, length).CopyTo(bytes.AsSpan(first));
        whole.AsSpan(first, length).CopyTo(bytes.AsSpan(second));
        return bytes;
    }

    private static byte[] PutExtreme(byte[] whole, ref CounterRandom random)
    {
        Span<byte> number = stackalloc byte[sizeof(long)];
        long value = s_extremes[random.Below(s_extremes.Length)];
        number = number[..(1 << random.Below(4))];
        bool isBigEndian = random.Below(2) == 0;
        for (int i = 0; i < number.Length; i++)
            number[isBigEndian ? number.Length - 1 - i : i] = (byte)(value >> 8 * i);
        byte[] bytes = [.. whole];
        int at = Place(bytes, ref random) / number.Length * number.Length;
        number[..Math.Min(number.Length, bytes.Length - at)].CopyTo(bytes.AsSpan(at));
        return bytes;
    }

    private static int Place(byte[] bytes, ref CounterRandom random) =>
        random.Below(random.Below(2) == 0 ? Math.Min(Head, bytes.Length) : bytes.Length);

    private static Span<byte> Block(byte[] bytes, ref CounterRandom random, out int at)
    {
        at = Place(bytes, ref random);
        return bytes.AsSpan(at, Math.Min(1 + random.Below(LongestBlock), bytes.Length - at));
    }

    private static void Fill(Span<byte> bytes, ref CounterRandom random)
    {
        foreach (ref byte value in bytes)
            value = (byte)random.Below(256);
    }
}
