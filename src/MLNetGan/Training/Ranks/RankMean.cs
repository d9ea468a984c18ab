using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>Replaces tensors by their means over all processes, many in one sum.</summary>
internal sealed class RankMean(IRankGroup ranks) : IDisposable
{
    private readonly Dictionary<string, Piece> _pieces = [];

    /// <summary>Takes means.</summary>
    /// <param name="name">What the tensors are: memory is kept for those of a name, which most often have the same shapes.</param>
    /// <param name="tensors">Tensors of floats on one device, at least one.</param>
    public void Take(string name, IReadOnlyList<Tensor> tensors)
    {
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        if (!_pieces.TryGetValue(name, out Piece? piece) || !piece.Fits(tensors))
        {
            piece?.Dispose();
            _pieces[name] = piece = new Piece(tensors);
        }
        using Scalar count = ranks.Size;
        Sum(ranks, piece.Gather(tensors));
        piece.Values.div_(count);
        piece.Scatter(tensors);
    }

    /// <summary>Replaces a contiguous tensor of floats by the sum of those of all processes.</summary>
    public static void Sum(IRankGroup ranks, Tensor values)
    {
        using Tensor host = values.cpu();
        const int most = 1 << 28;
        for (long start = 0; start < host.numel(); start += most)
            ranks.Sum(FlatValues.Of(host, start, (int)Math.Min(most, host.numel() - start)));
        if (values.device_type != DeviceType.CPU)
            values.copy_(host).Dispose();
    }

    public void Dispose()
    {
        foreach (Piece piece in _pieces.Values)
            piece.Dispose();
    }

    // One piece of memory, and its parts as views of the tensors' shapes.
    private sealed class Piece : IDisposable
    {
        private readonly Tensor[] _parts;

        public Piece(IReadOnlyList<Tensor> tensors)
        {
            Values = empty(tensors.Sum(tensor => tensor.numel()), device: tensors[0].device).DetachFromDisposeScope();
            _parts = new Tensor[tensors.Count];
            long start = 0;
            for (int i = 0; i < _parts.Length; start += tensors[i++].numel())
                _parts[i] = Values.narrow(0, start, tensors[i].numel()).view(tensors[i].shape).DetachFromDisposeScope();
        }

        public Tensor Values { get; }

        public bool Fits(IReadOnlyList<Tensor> tensors)
        {
            bool fits = tensors.Count == _parts.Length;
            for (int i = 0; fits && i < _parts.Length; i++)
                fits = _parts[i].shape.AsSpan().SequenceEqual(tensors[i].shape);
            return fits;
        }

        public Tensor Gather(IReadOnlyList<Tensor> tensors)
        {
            for (int i = 0; i < _parts.Length; i++)
                _parts[i].copy_(tensors[i]);
            return Values;
        }

        public void Scatter(IReadOnlyList<Tensor> tensors)
        {
            for (int i = 0; i < _parts.Length; i++)
                tensors[i].copy_(_parts[i]);
        }

        public void Dispose()
        {
            foreach (Tensor part in _parts)
                part.Dispose();
            Values.Dispose();
        }
    }
}
