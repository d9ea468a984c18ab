using System.Numerics;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// Adam (Kingma and Ba 2014, algorithm 1). In ordinary memory in one pass: libtorch's operators go over the values about ten
/// times, which for wide networks and small batches is a fifth of a training step.
/// </summary>
internal sealed class AdamOptimizer : WeightOptimizer
{
    private const int Block = 1 << 15;
    private const double Epsilon = 1e-8;

    private readonly Tensor _means, _squares, _rest1;
    private readonly double _beta1, _beta2;
    private readonly (int Parameter, long Start, int Count)[] _blocks;
    private readonly ParallelOptions _parallel = new() { MaxDegreeOfParallelism = get_num_threads() };

    public AdamOptimizer(FlatWeights weights, double beta1, double beta2, double decay) : base(weights, decay)
    {
        (_beta1, _beta2) = (beta1, beta2);
        (_means, _squares) = (weights.NewZeros(), weights.NewZeros());
        using Scalar rest1 = 1 - beta1;
        _rest1 = full([], rest1, device: weights.Values.device).DetachFromDisposeScope();
        Memory = [("exp_avg", _means), ("exp_avg_sq", _squares)];
        _blocks = [.. weights.Parameters.SelectMany(
            (parameter, i) => Blocks(parameter.numel()).Select(block => (i, block.Start, block.Count)))];
    }

    protected override IReadOnlyList<(string Name, Tensor Value)> Memory { get; }

    protected override void Update(int first, ReadOnlySpan<Tensor?> gradients, long step, double rate)
    {
        if (Weights.Values.device_type == DeviceType.CPU)
            UpdateInMemory(first, [.. gradients], step, rate);
        else
            UpdateOnDevice(first, gradients, step, rate);
    }

    public override void Dispose()
    {
        base.Dispose();
        _rest1.Dispose();
    }

    /// <summary>A step by libtorch's operations.</summary>
    public void UpdateOnDevice(int first, ReadOnlySpan<Tensor?> gradients, long step, double rate)
    {
        int end = first + gradients.Length;
        // The squares' correction is in the epsilon and in the change, which saves going over all weights once.
        double correction = Math.Sqrt(1 - Math.Pow(_beta2, step));
        using Scalar beta2 = _beta2, rest2 = 1 - _beta2, epsilon = Epsilon * correction;
        using Scalar change = -rate * correction / (1 - Math.Pow(_beta1, step));
        Tensor gradient = Join(gradients, first), means = Weights.Part(_means, first, end), squares = Weights.Part(_squares, first, end);
        means.lerp_(gradient, _rest1);
        squares.mul_(beta2).addcmul_(gradient, gradient, rest2);
        Weights.Part(Weights.Values, first, end).addcdiv_(means, squares.sqrt().add_(epsilon, Arithmetic.One), change);
    }

    private void UpdateInMemory(int first, Tensor?[] gradients, long step, double rate)
    {
        Tensor[] contiguous = Array.ConvertAll(gradients, gradient => gradient!.contiguous());
        int from = Array.FindIndex(_blocks, block => block.Parameter == first),
            to = Array.FindLastIndex(_blocks, block => block.Parameter == first + gradients.Length - 1);
        Parallel.For(from, to + 1, _parallel, i =>
        {
            (int parameter, long start, int count) = _blocks[i];
            Update(Weights.Start(parameter) + start, FlatValues.Of(contiguous[parameter - first], start, count), step, rate);
        });
    }

    private void Update(long start, ReadOnlySpan<float> slopes, long step, double rate)
    {
        int count = slopes.Length;
        Span<float> weights = FlatValues.Of(Weights.Values, start, count), means = FlatValues.Of(_means, start, count),
            squares = FlatValues.Of(_squares, start, count);
        float beta1 = (float)_beta1, beta2 = (float)_beta2, rest1 = (float)(1 - _beta1), rest2 = (float)(1 - _beta2);
        float scale = (float)(1 / Math.Sqrt(1 - Math.Pow(_beta2, step))), epsilon = (float)Epsilon;
        float change = (float)(rate / (1 - Math.Pow(_beta1, step))), decay = (float)Decay;
        int i = 0;
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> weight = new(weights[i..]), slope = new Vector<float>(slopes[i..]) + weight * decay;
            Vector<float> mean = new Vector<float>(means[i..]) * beta1 + slope * rest1;
            Vector<float> square = new Vector<float>(squares[i..]) * beta2 + slope * slope * rest2;
            mean.CopyTo(means[i..]);
            square.CopyTo(squares[i..]);
            Vector<float> deviation = Vector.SquareRoot(square) * scale + new Vector<float>(epsilon);
            (weight - mean / deviation * change).CopyTo(weights[i..]);
        }
        for (; i < count; i++)
        {
            float slope = slopes[i] + weights[i] * decay;
            means[i] = means[i] * beta1 + slope * rest1;
            squares[i] = squares[i] * beta2 + slope * slope * rest2;
            weights[i] -= means[i] / (MathF.Sqrt(squares[i]) * scale + epsilon) * change;
        }
    }

    private static IEnumerable<(long Start, int Count)> Blocks(long length)
    {
        for (long start = 0; start < length; start += Block)
            yield return (start, (int)Math.Min(Block, length - start));
    }
}
