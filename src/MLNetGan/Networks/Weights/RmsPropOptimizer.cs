using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// RMSProp (Hinton's lecture 6e, with PyTorch's defaults): gradients are divided by the root of the decaying mean of their squares.
/// </summary>
internal sealed class RmsPropOptimizer : WeightOptimizer
{
    // TorchSharp offers operations on many tensors by way of a script alone.
    private const string Script = """
        def step(weights: List[Tensor], gradients: List[Tensor], squares: List[Tensor], steps: List[Tensor], change: float, decay: float):
            torch._foreach_add_(steps, 1)
            if decay != 0.0:
                gradients = torch._foreach_add(gradients, weights, alpha=decay)
            torch._foreach_mul_(squares, 0.99)
            torch._foreach_addcmul_(squares, gradients, gradients, 0.01)
            deviations = torch._foreach_sqrt(squares)
            torch._foreach_add_(deviations, 1e-8)
            torch._foreach_addcdiv_(weights, gradients, deviations, change)
        """;

    private static readonly jit.CompilationUnit s_compiled = jit.compile(Script + "\n");

    private readonly Scalar _decay;

    /// <param name="weights">The weights.</param>
    /// <param name="decay">
    /// The share of each weight that is added to its gradient, the gradient of a penalty for large weights; 0 for none.
    /// </param>
    public RmsPropOptimizer(FlatWeights weights, double decay) : base(weights, "square_avg") => _decay = decay;

    protected override void Update(IReadOnlyList<WeightState> states, Tensor[] gradients, double rate)
    {
        using Scalar change = -rate;
        s_compiled.invoke("step", states.Select(state => state.Values).ToArray(), gradients,
            states.Select(state => state.Memory[0]).ToArray(), states.Select(state => state.Steps).ToArray(), change, _decay);
    }
}
