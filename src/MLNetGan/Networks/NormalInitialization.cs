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
    private const double Deviation = 0.02;

    public static void Apply(nn.Module network, long seed)
    {
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        long index = 0;
        foreach ((string name, Parameter parameter) in network.named_parameters())
        {
            var values = new float[parameter.numel()];
            if (!name.EndsWith("bias", StringComparison.Ordinal))
            {
                CounterNoise.Normal(CounterNoise.Combine(seed, index), values);
                bool isScale = parameter.dim() == 1;
                for (int i = 0; i < values.Length; i++)
                    values[i] = (float)(values[i] * Deviation + (isScale ? 1 : 0));
            }
            parameter.copy_(tensor(values, parameter.shape));
            index++;
        }
    }
}
