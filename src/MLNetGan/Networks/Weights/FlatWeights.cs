using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// A network's weights in one piece, and its running statistics in another: parameters and buffers become views of them, so that
/// an optimizer's step, an average, a bound and a copy are a few operations each, however many layers there are.
/// </summary>
internal sealed class FlatWeights : IDisposable
{
    // In values: every parameter starts where a cache line does.
    private const int Alignment = 16;

    private readonly long[] _starts;

    /// <summary>Rearranges a network that is on its device already.</summary>
    public FlatWeights(nn.Module network)
    {
        Parameters = [.. network.parameters().Distinct()];
        (Values, _starts) = Flatten(Parameters);
        Tensor[] buffers = [.. network.buffers()];
        Statistics = buffers.Length == 0 ? null : Flatten(buffers).Flat;
    }

    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>All weights, with zeros between them.</summary>
    public Tensor Values { get; }

    /// <summary>All running statistics; null for a network without any.</summary>
    public Tensor? Statistics { get; }

    /// <summary>One value for each of <see cref="Values"/>, all zero.</summary>
    public Tensor NewZeros() => zeros_like(Values).DetachFromDisposeScope();

    /// <summary>What of a tensor of this layout belongs to each parameter, as vectors.</summary>
    public Tensor[] Parts(Tensor flat) =>
        [.. Parameters.Select((parameter, i) => flat.narrow(0, _starts[i], parameter.numel()).DetachFromDisposeScope())];

    /// <summary>Takes another network's weights and statistics, of the same form, by a share into these.</summary>
    public void MoveTowards(FlatWeights other, Tensor share)
    {
        Values.lerp_(other.Values, share);
        Statistics?.lerp_(other.Statistics!, share);
    }

    public void Dispose()
    {
        Values.Dispose();
        Statistics?.Dispose();
    }

    private static (Tensor Flat, long[] Starts) Flatten(IReadOnlyList<Tensor> parts)
    {
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        var starts = new long[parts.Count + 1];
        for (int i = 0; i < parts.Count; i++)
            starts[i + 1] = starts[i] + (parts[i].numel() + Alignment - 1) / Alignment * Alignment;
        Tensor flat = zeros(starts[^1], device: parts[0].device);
        for (int i = 0; i < parts.Count; i++)
        {
            Tensor place = flat.narrow(0, starts[i], parts[i].numel()).view(parts[i].shape);
            place.copy_(parts[i]);
            parts[i].set_(place);
        }
        return (flat.DetachFromDisposeScope(), starts);
    }
}
