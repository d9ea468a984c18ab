using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The step that Adam and AdamW share, in PyTorch's order of operations.</summary>
internal static class AdamMath
{
    internal static void Update(Parameter parameter, Tensor grad, (double rate, double beta1, double beta2, double eps) options,
        long step, Tensor average, Tensor squares, Tensor? largestSquares)
    {
        var (rate, beta1, beta2, eps) = options;
        Dispatch.Run(Op.mul___Scalar, average, beta1);
        Dispatch.Run(Op.add___Tensor, average, grad, 1 - beta1);
        Dispatch.Run(Op.mul___Scalar, squares, beta2);
        Dispatch.Run(Op.addcmul_, squares, grad, grad, 1 - beta2);
        if (largestSquares is not null)
            Dispatch.Run(Op.maximum__out, largestSquares, squares, largestSquares);
        using var denominator = (largestSquares ?? squares).sqrt();
        Dispatch.Run(Op.div___Scalar, denominator, Math.Sqrt(1 - Math.Pow(beta2, step)));
        Dispatch.Run(Op.add___Scalar, denominator, eps);
        Dispatch.Run(Op.addcdiv_, parameter, average, denominator, -rate / (1 - Math.Pow(beta1, step)));
    }

    internal static void Validate(double lr, double beta1, double beta2, double eps, double weight_decay)
    {
        if (lr < 0)
            throw new ArgumentException($"Invalid learning rate: {lr}");
        if (eps < 0)
            throw new ArgumentException($"Invalid ε: {eps}");
        if (beta1 is < 0 or >= 1)
            throw new ArgumentException($"Invalid beta1: {beta1}");
        if (beta2 is < 0 or >= 1)
            throw new ArgumentException($"Invalid beta2: {beta2}");
        if (weight_decay < 0)
            throw new ArgumentException($"Invalid weight_decay value: {weight_decay}");
    }
}
