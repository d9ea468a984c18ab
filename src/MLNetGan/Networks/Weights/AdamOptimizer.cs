using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>Adam (Kingma and Ba 2014, algorithm 1), by libtorch's own operation that takes one pass over all weights.</summary>
internal sealed class AdamOptimizer : WeightOptimizer
{
    private static readonly TensorScript s_script = new("""
        def run(weights: List[Tensor], gradients: List[Tensor], steps: List[Tensor], means: List[Tensor], squares: List[Tensor],
                rate: float, beta1: float, beta2: float, decay: float):
            torch._fused_adam_(weights, gradients, means, squares, [], steps, lr=rate, beta1=beta1, beta2=beta2, weight_decay=decay,
                               eps=1e-8, amsgrad=False, maximize=False)
        """);

    private readonly Scalar _beta1, _beta2, _decay;

    /// <param name="weights">The weights.</param>
    /// <param name="beta1">The decay of the first moment.</param>
    /// <param name="beta2">The decay of the second moment.</param>
    /// <param name="decay">
    /// The share of each weight that is added to its gradient, the gradient of a penalty for large weights; 0 for none.
    /// </param>
    public AdamOptimizer(FlatWeights weights, double beta1, double beta2, double decay) : base(weights, "exp_avg", "exp_avg_sq") =>
        (_beta1, _beta2, _decay) = (beta1, beta2, decay);

    protected override void Update(IEnumerable<Tensor[]> tensors, double rate)
    {
        using Scalar factor = rate;
        s_script.Run(tensors, factor, _beta1, _beta2, _decay);
    }
}
