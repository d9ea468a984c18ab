using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// RMSProp (Hinton's lecture 6e, with PyTorch's defaults): gradients are divided by the root of the decaying mean of their squares.
/// </summary>
internal sealed class RmsPropOptimizer : WeightOptimizer
{
    private const double Memorized = 0.99, Epsilon = 1e-8;

    private readonly Tensor _squares;

    public RmsPropOptimizer(FlatWeights weights, double decay) : base(weights, decay)
    {
        _squares = weights.NewZeros();
        Memory = [("square_avg", _squares)];
    }

    protected override IReadOnlyList<(string Name, Tensor Value)> Memory { get; }

    protected override void Update(int first, ReadOnlySpan<Tensor?> gradients, long step, double rate)
    {
        int end = first + gradients.Length;
        using Scalar memorized = Memorized, rest = 1 - Memorized, epsilon = Epsilon, change = -rate;
        Tensor gradient = Join(gradients, first), squares = Weights.Part(_squares, first, end);
        squares.mul_(memorized).addcmul_(gradient, gradient, rest);
        Weights.Part(Weights.Values, first, end).addcdiv_(gradient, squares.sqrt().add_(epsilon, Arithmetic.One), change);
    }
}
