using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// DCGAN's initialization (Radford 2015, section 4): weights from N(0, 0.02), normalization scales from N(1, 0.02),
/// biases zero unless a layer has others. Drawn, before a network moves to its device, from the counter-based generator, so that a seed
/// gives the same weights on every device.
/// </summary>
internal static class NormalInitialization
{
    private const int Block = 1 << 20;

    public static void Apply(Network network, long seed)
    {
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        long index = 0;
        foreach (Layer layer in network.modules().OfType<Layer>())
        {
            foreach ((string name, Parameter parameter) in layer.named_parameters(recurse: false))
            {
                if (name == "weight")
                    Draw(seed, index++, parameter, layer.InitialDeviation);
                else if (name == "bias" && layer.InitialBias is { } bias)
                    bias.ToArray().CopyTo(FlatValues.Of(parameter, 0, bias.Count));
                else
                    parameter.zero_();
            }
        }
    }

    // In place: weights are made in ordinary memory.
    private static void Draw(long seed, long index, Parameter parameter, double deviation)
    {
        double mean = parameter.dim() == 1 ? 1 : 0;
        long count = parameter.numel();
        for (long start = 0; start < count; start += Block)
        {
            Span<float> values = FlatValues.Of(parameter, start, (int)Math.Min(Block, count - start));
            CounterNoise.Normal(CounterNoise.Combine(seed, index), values, start);
            for (int i = 0; i < values.Length; i++)
                values[i] = (float)(mean + deviation * values[i]);
        }
    }
}
