using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// DCGAN's initialization (Radford 2015, section 4): weights from N(0, 0.02), normalization scales from N(1, 0.02),
/// biases zero. Drawn from the counter-based generator, so that a seed gives the same weights on every device.
/// </summary>
internal static class NormalInitialization
{
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
                    parameter.copy_(tensor(Draw(seed, index++, parameter, layer.InitialDeviation), parameter.shape));
                else
                    parameter.zero_();
            }
        }
    }

    private static float[] Draw(long seed, long index, Parameter parameter, double deviation)
    {
        var values = new float[parameter.numel()];
        CounterNoise.Normal(CounterNoise.Combine(seed, index), values);
        double mean = parameter.dim() == 1 ? 1 : 0;
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)(mean + deviation * values[i]);
        return values;
    }
}
