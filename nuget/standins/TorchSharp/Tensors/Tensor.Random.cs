using TorchSharp.Interop;
using static TorchSharp.Interop.Dispatch;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Random fillings, and tensors like this one.</summary>
    public partial class Tensor
    {
        public Tensor normal_(double mean = 0.0, double std = 1.0, Generator? generator = null) => InPlace(Op.normal_, this, mean, std, generator);
        public Tensor uniform_(double from, double to, Generator? generator = null) => InPlace(Op.uniform_, this, from, to, generator);
        public Tensor zeros_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Like(Op.zeros_like, dtype, device, requires_grad);
        public Tensor ones_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Like(Op.ones_like, dtype, device, requires_grad);
        public Tensor empty_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Like(Op.empty_like, dtype, device, requires_grad);
        public Tensor full_like(Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Call(Op.full_like, this, value, dtype, Arg.None, device).with_requires_grad(requires_grad);

        private Tensor Like(Op op, ScalarType? dtype, Device? device, bool requires_grad) =>
            Call(op, this, dtype, Arg.None, device).with_requires_grad(requires_grad);
    }
}
