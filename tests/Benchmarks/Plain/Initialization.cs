using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Benchmarks.Plain;

/// <summary>The first weights, as the scripts draw them.</summary>
internal static class Initialization
{
    /// <summary>Draws weights from N(0, 0.02) and makes biases zero; normalization stays as its layers make it.</summary>
    public static void Normal(nn.Module network)
    {
        foreach ((string name, Parameter parameter) in network.named_parameters())
        {
            if (parameter.dim() > 1)
                nn.init.normal_(parameter, 0, 0.02);
            else if (name.EndsWith("bias", StringComparison.Ordinal))
                nn.init.zeros_(parameter);
        }
    }
}
