using MLNetGan.Onnx;

namespace MLNetGan.Networks;

/// <summary>
/// What conditions of a generator are where a row does not say: functions of the row's seed, each of a stream of its own.
/// </summary>
internal static class CodeNoise
{
    // The noise is of the seed itself.
    private const long FirstStream = 1;

    /// <summary>The value for a seed; of a category its index.</summary>
    /// <param name="seed">The row's seed.</param>
    /// <param name="generator">A network whose first input is the noise.</param>
    /// <param name="condition">Which of the inputs after it.</param>
    public static float Draw(long seed, Network generator, int condition)
    {
        NetworkInput input = generator.Inputs[1 + condition];
        long stream = CounterNoise.Combine(seed, FirstStream + condition);
        if (input.Kind == NetworkInputKind.Category)
            return CounterNoise.Choice(stream, input.Cardinality);
        if (input.Kind == NetworkInputKind.Uniform)
            return CounterNoise.Signed(stream);
        float value = 0;
        CounterNoise.Normal(stream, new Span<float>(ref value));
        return value;
    }

    /// <summary>The nodes that make, of int64 seeds (batch, 1), what <see cref="Draw"/> makes: (batch, 1), int64 for categories.</summary>
    public static OnnxValue ToOnnx(OnnxGraph graph, OnnxValue seeds, Network generator, int condition)
    {
        NetworkInput input = generator.Inputs[1 + condition];
        OnnxValue streams = CounterNoise.CombineToOnnx(graph, seeds, FirstStream + condition);
        return input.Kind switch
        {
            NetworkInputKind.Category => CounterNoise.ChoiceToOnnx(graph, streams, input.Cardinality),
            NetworkInputKind.Uniform => CounterNoise.SignedToOnnx(graph, streams),
            _ => CounterNoise.NormalToOnnx(graph, streams, 1),
        };
    }
}
