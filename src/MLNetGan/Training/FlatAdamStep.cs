using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>
/// Adam's update (Kingma and Ba 2014, algorithm 1) of weights that lie in one piece, in a few operations however many there
/// are: on a GPU a step of a small network is nothing but operations waited for, and TorchSharp's Adam takes eight for each weight.
/// Puts weights and optimizer state in one piece each, of which they are views from then on.
/// </summary>
internal sealed class FlatAdamStep : IDisposable
{
    // In values: cuDNN wants weights to begin where fast copies can.
    private const long Alignment = 64;
    private const double Epsilon = 1e-8;

    private readonly (Parameter Parameter, Adam.State State, long Start, long Count)[] _all;
    private readonly Tensor _weights, _means, _squares, _gap;
    private readonly double _beta1, _beta2;

    /// <summary>Takes over the parameters of an optimizer, all of them of single precision and on one device.</summary>
    public FlatAdamStep(Adam optimizer, Parameter[] parameters, double beta1, double beta2)
    {
        (_beta1, _beta2) = (beta1, beta2);
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        long length = 0;
        _all = [.. parameters.Zip(optimizer.state_dict().State.Cast<Adam.State>(), (parameter, state) =>
        {
            (long start, long count) = (length, parameter.numel());
            length = (start + count + Alignment - 1) / Alignment * Alignment;
            return (parameter, state, start, count);
        })];
        Tensor Piece() => zeros(length, device: parameters[0].device).DetachFromDisposeScope();
        (_weights, _means, _squares) = (Piece(), Piece(), Piece());
        _gap = zeros(Alignment, device: parameters[0].device).DetachFromDisposeScope();
        foreach ((Parameter parameter, Adam.State state, long start, long count) in _all)
        {
            parameter.set_(Moved(parameter, _weights, start, count));
            state.exp_avg = Replaced(state.exp_avg, _means, start, count);
            state.exp_avg_sq = Replaced(state.exp_avg_sq, _squares, start, count);
        }
    }

    /// <summary>Takes one step; parameters without a gradient stay as they are.</summary>
    public void Run(double rate)
    {
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Tensor?[] gradients = Array.ConvertAll(_all, one => one.Parameter.grad);
        int end;
        for (int first = 0; first < _all.Length; first = end)
        {
            end = first + 1;
            if (gradients[first] is null)
                continue;
            // What has the same past is updated at once.
            while (end < _all.Length && gradients[end] is not null && _all[end].State.step == _all[first].State.step)
                end++;
            Update(first, end, gradients, rate);
        }
    }

    public void Dispose()
    {
        _weights.Dispose();
        _means.Dispose();
        _squares.Dispose();
        _gap.Dispose();
    }

    private void Update(int first, int end, Tensor?[] gradients, double rate)
    {
        long start = _all[first].Start, length = _all[end - 1].Start + _all[end - 1].Count - start;
        List<Tensor> pieces = [];
        long step = 0;
        for (int i = first; i < end; i++)
        {
            step = ++_all[i].State.step;
            pieces.Add(gradients[i]!.reshape(-1));
            long gap = i + 1 < end ? _all[i + 1].Start - _all[i].Start - _all[i].Count : 0;
            if (gap > 0)
                pieces.Add(_gap.narrow(0, 0, gap));
        }
        using Scalar beta1 = _beta1, beta2 = _beta2, rest1 = 1 - _beta1, rest2 = 1 - _beta2, epsilon = Epsilon;
        using Scalar scale = 1 / Math.Sqrt(1 - Math.Pow(_beta2, step)), move = -rate / (1 - Math.Pow(_beta1, step));
        Tensor slope = cat(pieces, 0);
        Tensor mean = _means.narrow(0, start, length).mul_(beta1).add_(slope, rest1);
        Tensor square = _squares.narrow(0, start, length).mul_(beta2).addcmul_(slope, slope, rest2);
        _weights.narrow(0, start, length).addcdiv_(mean, square.sqrt().mul_(scale).add_(epsilon), move);
    }

    private static Tensor Moved(Tensor value, Tensor piece, long start, long count) => piece.narrow(0, start, count).view(value.shape).copy_(value);

    private static Tensor Replaced(Tensor value, Tensor piece, long start, long count)
    {
        Tensor moved = Moved(value, piece, start, count).DetachFromDisposeScope();
        value.Dispose();
        return moved;
    }
}
