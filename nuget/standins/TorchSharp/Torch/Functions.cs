using TorchSharp.Interop;
using static TorchSharp.Interop.Dispatch;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => Joined(Op.cat, tensors, dim);
    public static Tensor cat(Tensor[] tensors, long dim = 0) => Joined(Op.cat, tensors, dim);
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => Joined(Op.stack, tensors, dim);

    private static Tensor Joined(Op op, IEnumerable<Tensor> tensors, long dim) => Call(op, tensors as Tensor[] ?? [.. tensors], dim);
}
