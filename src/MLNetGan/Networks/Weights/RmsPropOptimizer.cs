using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// RMSProp (Hinton's lecture 6e, with PyTorch's defaults): gradients are divided by the root of the decaying mean of their squares.
/// </summary>
internal sealed class RmsPropOptimizer : WeightOptimizer
{
    private static readonly TensorScript s_script = new("""
        def run(weights: List[Tensor], gradients: List[Tensor], steps: List[Tensor], squares: List[Tensor], change: float, decay: float):
            if decay != 0.0:
                gradients = torch._foreach_add(gradients, weights, alpha=decay)
            torch._foreach_mul_(squares, 0.99)
            torch._foreach_addcmul_(squares, gradients, gradients, 0.01)
            deviations = torch._foreach_sqrt(squares)
            torch._foreach_add_(deviations, 1e-8)
            torch._foreach_addcdiv_(weights, gradients, deviations, change)
        """);

    private readonly Scalar _decay;

    /// <param name="weights">The weights.</param>
    /// <param name="decay">
    /// The share of each weight that is added to its gradient, the gradient of a penalty for large weights; 0 for none.
    /// </param>
    public RmsPropOptimizer(FlatWeights weights, double decay) : base(weights, "square_avg") => _decay = decay;

    protected override void Update(IEnumerable<Tensor[]> tensors, double rate)
    {
        using Scalar change = -rate;
        s_script.Run(tensors, change, _decay);
    }
}
