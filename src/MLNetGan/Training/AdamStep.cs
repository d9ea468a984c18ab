using System.Numerics;
using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>
/// Adam's update (Kingma and Ba 2014, algorithm 1) of weights in ordinary memory, in one pass: libtorch's operators go over
/// each weight's values about ten times, which for wide networks and small batches is a fifth of a training step. Works on
/// the state of TorchSharp's Adam, which does the same elsewhere.
/// </summary>
internal sealed class AdamStep
{
    private const int Block = 1 << 15;
    private const double Epsilon = 1e-8;

    private readonly (Parameter Parameter, Adam.State State)[] _all;
    private readonly (int Index, int Start, int Count)[] _blocks;
    private readonly double _beta1, _beta2;
    private readonly ParallelOptions _parallel = new() { MaxDegreeOfParallelism = get_num_threads() };

    /// <summary>Prepares to update the parameters of an optimizer, all of them contiguous and on the CPU.</summary>
    public AdamStep(Adam optimizer, Parameter[] parameters, double beta1, double beta2)
    {
        (_beta1, _beta2) = (beta1, beta2);
        _all = [.. parameters.Zip(optimizer.state_dict().State.Cast<Adam.State>())];
        _blocks = [.. _all.SelectMany((pair, index) => Blocks((int)pair.Parameter.numel()).Select(block => (index, block.Start, block.Count)))];
    }

    /// <summary>Takes one step; parameters without a gradient stay as they are.</summary>
    public void Run(double rate)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor?[] gradients = Array.ConvertAll(_all, pair => pair.Parameter.grad?.contiguous());
        for (int i = 0; i < _all.Length; i++)
        {
            if (gradients[i] is not null)
                _all[i].State.step++;
        }
        Parallel.ForEach(_blocks, _parallel, block =>
        {
            if (gradients[block.Index] is { } gradient)
                Update(_all[block.Index].Parameter, gradient, _all[block.Index].State, block.Start, block.Count, rate);
        });
    }

    private void Update(Parameter parameter, Tensor gradient, Adam.State state, int start, int count, double rate)
    {
        Span<float> weights = Values(parameter, start, count), slopes = Values(gradient, start, count),
            means = Values(state.exp_avg, start, count), squares = Values(state.exp_avg_sq, start, count);
        float beta1 = (float)_beta1, beta2 = (float)_beta2, rest1 = (float)(1 - _beta1), rest2 = (float)(1 - _beta2);
        float scale = (float)(1 / Math.Sqrt(1 - Math.Pow(_beta2, state.step))), epsilon = (float)Epsilon;
        float step = (float)(rate / (1 - Math.Pow(_beta1, state.step)));
        int i = 0;
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> slope = new(slopes[i..]);
            Vector<float> mean = new Vector<float>(means[i..]) * beta1 + slope * rest1;
            Vector<float> square = new Vector<float>(squares[i..]) * beta2 + slope * slope * rest2;
            mean.CopyTo(means[i..]);
            square.CopyTo(squares[i..]);
            Vector<float> deviation = Vector.SquareRoot(square) * scale + new Vector<float>(epsilon);
            (new Vector<float>(weights[i..]) - mean / deviation * step).CopyTo(weights[i..]);
        }
        for (; i < count; i++)
        {
            means[i] = means[i] * beta1 + slopes[i] * rest1;
            squares[i] = squares[i] * beta2 + slopes[i] * slopes[i] * rest2;
            weights[i] -= means[i] / (MathF.Sqrt(squares[i]) * scale + epsilon) * step;
        }
    }

    private static Span<float> Values(Tensor tensor, int start, int count) => MemoryMarshal.Cast<byte, float>(tensor.bytes).Slice(start, count);

    private static IEnumerable<(int Start, int Count)> Blocks(int length)
    {
        for (int start = 0; start < length; start += Block)
            yield return (start, Math.Min(Block, length - start));
    }
}
