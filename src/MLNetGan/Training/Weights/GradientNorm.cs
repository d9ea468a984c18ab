using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>The norm of all gradients together.</summary>
internal static class GradientNorm
{
    private const double Epsilon = 1e-6;

    /// <summary>
    /// Scales gradients down where their norm is above a bound (Pascanu 2013, algorithm 1), as PyTorch's clip_grad_norm_ does.
    /// TorchSharp's gives the norm as a number, for which the program waits until a GPU has done all that it has to do.
    /// </summary>
    public static void Bound(IReadOnlyList<Tensor> gradients, double bound)
    {
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        using Scalar most = bound;
        Tensor norm = stack(gradients.Select(gradient => gradient.norm())).norm();
        Tensor factor = norm.Plus(Epsilon).reciprocal().mul_(most).clamp_max_(Arithmetic.One);
        foreach (Tensor gradient in gradients)
            gradient.mul_(factor);
    }
}
