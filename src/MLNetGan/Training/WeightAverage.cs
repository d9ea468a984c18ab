using MLNetGan.Networks;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>
/// Keeps the exponential moving average of a network's weights and running statistics in a second network.
/// The decay warms up as (1 + step) / (10 + step), so that the first, random weights do not linger.
/// </summary>
internal sealed class WeightAverage(Network source, Network target, double decay)
{
    private readonly (Tensor Source, Tensor Target)[] _pairs = source == target ? [] : Values(source).Zip(Values(target)).ToArray();

    /// <summary>Takes the source's weights into the average; does nothing where the source is its own target.</summary>
    public void Update(long step)
    {
        if (_pairs.Length == 0)
            return;
        using IDisposable noGrad = no_grad();
        using Tensor weight = full([], (float)(1 - Math.Min(decay, (1.0 + step) / (10.0 + step))), device: _pairs[0].Target.device);
        foreach ((Tensor from, Tensor to) in _pairs)
            to.lerp_(from, weight);
    }

    private static IEnumerable<Tensor> Values(Network network) =>
        network.named_parameters().Select(p => (Tensor)p.parameter).Concat(network.named_buffers().Select(b => b.buffer));
}
