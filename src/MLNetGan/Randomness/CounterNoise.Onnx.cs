using MLNetGan.Onnx;

namespace MLNetGan.Randomness;

// The same numbers inside an ONNX graph.
internal static partial class CounterNoise
{
    /// <summary>The nodes that make, of int64 seeds, the seeds that <see cref="Combine"/> makes.</summary>
    public static OnnxValue CombineToOnnx(OnnxGraph graph, OnnxValue seeds, long stream) =>
        MixToOnnx(graph, graph.Node("Add", [Key(graph, seeds), graph.Constant(unchecked(stream * (long)Increment))]));

    /// <summary>The nodes that make, of int64 seeds (batch, 1), the values (batch, 1) that <see cref="Signed"/> makes.</summary>
    public static OnnxValue SignedToOnnx(OnnxGraph graph, OnnxValue seeds)
    {
        OnnxValue top = graph.Node("Cast", graph.Node("Add", [First24Bits(graph, seeds), graph.Constant(1L)]),
            ("to", (long)OnnxType.Float));
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
        OnnxValue radius = graph.Node(
            "Sqrt", graph.Node("Mul", [graph.Constant(-2f), graph.Node("Log", UniformToOnnx(graph, key, count, 0))]));
        OnnxValue angle = graph.Node("Mul", [graph.Constant(MathF.Tau), UniformToOnnx(graph, key, count, 1)]);
        return graph.Node("Mul", [radius, graph.Node("Cos", angle)]);
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
