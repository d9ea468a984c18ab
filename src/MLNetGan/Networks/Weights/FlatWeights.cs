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
    private readonly Tensor _gap;

    /// <summary>Rearranges a network that is on its device already.</summary>
    public FlatWeights(nn.Module network)
    {
        Parameters = [.. network.parameters().Distinct()];
        (Values, _starts) = Flatten(Parameters);
        _gap = zeros(Alignment, device: Values.device).DetachFromDisposeScope();
        Tensor[] buffers = [.. network.buffers()];
        Statistics = buffers.Length == 0 ? null : Flatten(buffers).Flat;
    }

    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>All weights, with zeros between them.</summary>
    public Tensor Values { get; }

    /// <summary>All running statistics; null for a network without any.</summary>
    public Tensor? Statistics { get; }

    /// <summary>Where a parameter starts in <see cref="Values"/>; for their number, where the last one ends.</summary>
    public long Start(int parameter) => _starts[parameter];

    /// <summary>One value for each of <see cref="Values"/>, all zero.</summary>
    public Tensor NewZeros() => zeros_like(Values).DetachFromDisposeScope();

    /// <summary>The part of a tensor of this layout that belongs to some parameters.</summary>
    public Tensor Part(Tensor flat, int first, int end) => flat.narrow(0, _starts[first], _starts[end] - _starts[first]);

    /// <summary>Gradients of neighbouring parameters in this layout.</summary>
    public Tensor Join(ReadOnlySpan<Tensor?> gradients, int first)
    {
        List<Tensor> parts = [];
        for (int i = 0; i < gradients.Length; i++)
        {
            parts.Add(gradients[i]!.flatten());
            long gap = _starts[first + i + 1] - _starts[first + i] - gradients[i]!.numel();
            if (gap > 0)
                parts.Add(_gap.narrow(0, 0, gap));
        }
        return cat(parts, 0);
    }

    /// <summary>Takes another network's weights and statistics, of the same form, by a share into these.</summary>
    public void MoveTowards(FlatWeights other, Tensor share)
    {
        Values.lerp_(other.Values, share);
        Statistics?.lerp_(other.Statistics!, share);
    }

    public void Dispose()
    {
        _gap.Dispose();
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
