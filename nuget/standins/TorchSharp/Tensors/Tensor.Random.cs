using TorchSharp.Interop;
using static TorchSharp.Interop.Dispatch;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Random fillings, and tensors like this one.</summary>
    public partial class Tensor
    {
        public Tensor zeros_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Call(Op.zeros_like, this, dtype, Arg.None, device).with_requires_grad(requires_grad);
        public Tensor full_like(Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Call(Op.full_like, this, value, dtype, Arg.None, device).with_requires_grad(requires_grad);
    }
}
