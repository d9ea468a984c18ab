using TorchSharp.Interop;
using static TorchSharp.Interop.Dispatch;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => Joined(Op.cat, tensors, dim);
    public static Tensor cat(Tensor[] tensors, long dim = 0) => Joined(Op.cat, tensors, dim);
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => Joined(Op.stack, tensors, dim);
    public static Tensor where(Tensor condition, Tensor x, Tensor y) => x.where(condition, y);
    public static Tensor maximum(Tensor input, Tensor other) => input.maximum(other);
    public static Tensor minimum(Tensor input, Tensor other) => input.minimum(other);

    private static Tensor Joined(Op op, IEnumerable<Tensor> tensors, long dim) => Call(op, tensors as Tensor[] ?? [.. tensors], dim);
}
