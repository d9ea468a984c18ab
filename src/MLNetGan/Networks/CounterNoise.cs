using MLNetGan.Onnx;

namespace MLNetGan.Networks;

/// <summary>
/// Counter-based random numbers: value i of seed s is a pure function of (s, i), the same on every machine, in any order
/// and inside an ONNX graph. A splitmix64 finalizer (Steele, Lea and Flood 2014) makes a key of the seed, and a second one
/// the bits of each counter under that key; Box-Muller makes two uniforms one standard normal value.
/// </summary>
internal static class CounterNoise
{
    private const ulong Increment = 0x9E3779B97F4A7C15, Multiplier1 = 0xBF58476D1CE4E5B9, Multiplier2 = 0x94D049BB133111EB;
    private const float Unit = 1f / (1 << 24);

    /// <summary>A seed for stream <paramref name="stream"/> of <paramref name="seed"/>.</summary>
    public static long Combine(long seed, long stream) => (long)Mix(Mix((ulong)seed + Increment) + (ulong)stream * Increment);

    /// <summary>Fills with standard normal values; |value| is at most 5.77.</summary>
    public static void Normal(long seed, Span<float> values)
    {
        ulong key = Mix((ulong)seed + Increment);
        for (int i = 0; i < values.Length; i++)
        {
            ulong counter = 2 * (ulong)i;
            float radius = MathF.Sqrt(-2f * MathF.Log(Uniform(key, counter)));
            values[i] = radius * MathF.Cos(MathF.Tau * Uniform(key, counter + 1));
        }
    }

    /// <summary>Fills with values that are uniform from 0, which is never met, to 1.</summary>
    public static void Uniform(long seed, Span<float> values)
    {
        ulong key = Mix((ulong)seed + Increment);
        for (int i = 0; i < values.Length; i++)
            values[i] = Uniform(key, (ulong)i);
    }

    /// <summary>Fills with integers from 0 to <paramref name="bound"/> less one.</summary>
    public static void Integers(long seed, long bound, Span<long> values)
    {
        ulong key = Mix((ulong)seed + Increment);
        for (int i = 0; i < values.Length; i++)
            values[i] = (long)Math.BigMul(Mix(key + ((ulong)i + 1) * Increment), (ulong)bound, out _);
    }

    /// <summary>A value that is uniform from -1, which is never met, to 1.</summary>
    public static float Signed(long seed) => 2 * Uniform(Mix((ulong)seed + Increment), 0) - 1;

    /// <summary>An integer from 0 to <paramref name="bound"/> less one; the bound is at most 2 to the power of 24.</summary>
    public static long Choice(long seed, int bound) => (long)(Mix(Mix((ulong)seed + Increment) + Increment) >> 40) * bound >> 24;

    /// <summary>The nodes that make, of int64 seeds, the seeds that <see cref="Combine"/> makes.</summary>
    public static OnnxValue CombineToOnnx(OnnxGraph graph, OnnxValue seeds, long stream) =>
        MixToOnnx(graph, graph.Node("Add", [Key(graph, seeds), graph.Constant(unchecked(stream * (long)Increment))]));

    /// <summary>The nodes that make, of int64 seeds (batch, 1), the values (batch, 1) that <see cref="Signed"/> makes.</summary>
    public static OnnxValue SignedToOnnx(OnnxGraph graph, OnnxValue seeds)
    {
        OnnxValue top = graph.Node("Cast", graph.Node("Add", [First24Bits(graph, seeds), graph.Constant(1L)]), ("to", (long)OnnxType.Float));
        return graph.Node("Sub", [graph.Node("Mul", [top, graph.Constant(2 * Unit)]), graph.Constant(1f)]);
    }

    /// <summary>The nodes that make, of int64 seeds (batch, 1), the int64 values (batch, 1) that <see cref="Choice"/> makes.</summary>
    public static OnnxValue ChoiceToOnnx(OnnxGraph graph, OnnxValue seeds, int bound)
    {
        OnnxValue product = graph.Node("Mul", [First24Bits(graph, seeds), graph.Constant((long)bound)]);
        return ToSigned(graph, ShiftRight(graph, ToUnsigned(graph, product), 24));
    }

    /// <summary>The nodes that make, of int64 seeds (batch, 1), the normal values (batch, count) that <see cref="Normal"/> makes.</summary>
    public static OnnxValue NormalToOnnx(OnnxGraph graph, OnnxValue seeds, int count)
    {
        OnnxValue key = Key(graph, seeds);
        OnnxValue radius = graph.Node("Sqrt", graph.Node("Mul", [graph.Constant(-2f), graph.Node("Log", UniformToOnnx(graph, key, count, 0))]));
        OnnxValue angle = graph.Node("Mul", [graph.Constant(MathF.Tau), UniformToOnnx(graph, key, count, 1)]);
        return graph.Node("Mul", [radius, graph.Node("Cos", angle)]);
    }

    // In (0, 1]: the logarithm of zero is never taken.
    private static float Uniform(ulong key, ulong counter) => ((Mix(key + (counter + 1) * Increment) >> 40) + 1) * Unit;

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * Multiplier1;
        x = (x ^ (x >> 27)) * Multiplier2;
        return x ^ (x >> 31);
    }

    private static OnnxValue Key(OnnxGraph graph, OnnxValue seeds) =>
        MixToOnnx(graph, graph.Node("Add", [seeds, graph.Constant(unchecked((long)Increment))]));

    private static OnnxValue First24Bits(OnnxGraph graph, OnnxValue seeds)
    {
        OnnxValue bits = MixToOnnx(graph, graph.Node("Add", [Key(graph, seeds), graph.Constant(unchecked((long)Increment))]));
        return ToSigned(graph, ShiftRight(graph, ToUnsigned(graph, bits), 40));
    }

    private static OnnxValue UniformToOnnx(OnnxGraph graph, OnnxValue key, int count, int offset)
    {
        var steps = new long[count];
        for (int i = 0; i < count; i++)
            steps[i] = unchecked((long)((ulong)(2 * i + offset + 1) * Increment));
        OnnxValue counters = graph.Constant<long>(OnnxType.Int64, steps, [1, count]);
        OnnxValue bits = MixToOnnx(graph, graph.Node("Add", [key, counters]));
        OnnxValue top = ToSigned(graph, ShiftRight(graph, ToUnsigned(graph, bits), 40));
        OnnxValue positive = graph.Node("Cast", graph.Node("Add", [top, graph.Constant(1L)]), ("to", (long)OnnxType.Float));
        return graph.Node("Mul", [positive, graph.Constant(Unit)]);
    }

    // Multiplication wraps on int64, shifts and exclusive or need uint64: values are cast between the two, bits unchanged.
    private static OnnxValue MixToOnnx(OnnxGraph graph, OnnxValue x)
    {
        x = graph.Node("Mul", [ShiftXor(graph, x, 30), graph.Constant(unchecked((long)Multiplier1))]);
        x = graph.Node("Mul", [ShiftXor(graph, x, 27), graph.Constant(unchecked((long)Multiplier2))]);
        return ShiftXor(graph, x, 31);
    }

    private static OnnxValue ShiftXor(OnnxGraph graph, OnnxValue x, ulong bits)
    {
        OnnxValue unsigned = ToUnsigned(graph, x);
        return ToSigned(graph, graph.Node("BitwiseXor", [unsigned, ShiftRight(graph, unsigned, bits)]));
    }

    private static OnnxValue ShiftRight(OnnxGraph graph, OnnxValue x, ulong bits) =>
        graph.Node("BitShift", [x, graph.Constant<ulong>(OnnxType.UInt64, [bits], [1])], ("direction", "RIGHT"));

    private static OnnxValue ToUnsigned(OnnxGraph graph, OnnxValue x) => graph.Node("Cast", x, ("to", (long)OnnxType.UInt64));

    private static OnnxValue ToSigned(OnnxGraph graph, OnnxValue x) => graph.Node("Cast", x, ("to", (long)OnnxType.Int64));
}
