using TorchSharp.Interop;
using static TorchSharp.Interop.Dispatch;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Sums, means, extremes and norms.</summary>
    public partial class Tensor
    {
        public Tensor sum(ScalarType? type = null) => Call(Op.sum, this, type);
        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => Call(Op.sum__dim_IntList, this, dim, keepdim, type);
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => sum(new[] { dim }, keepdim, type);

        public Tensor mean() => Call(Op.mean, this);
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
            Call(Op.mean__dim, this, dimensions, keepdim, type);

        // The real ones take a type for std and var, and ignore it.
        public Tensor std(bool unbiased = true) => Call(Op.std, this, unbiased);
        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Call(Op.std__dim, this, dimensions, unbiased, keepdim);
        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std(new[] { dim }, unbiased, keepdim, type);
        public Tensor var(bool unbiased = true) => Call(Op.var, this, unbiased);
        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Call(Op.var__dim, this, dimensions, unbiased, keepdim);
        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var(new[] { dim }, unbiased, keepdim, type);

        public Tensor norm(float p = 2.0f) => Call(Op.norm__Scalar, this, (double)p);
        public Tensor norm(int dim, bool keepdim = false, float p = 2.0f) =>
            Call(Op.norm__ScalarOpt_dim, this, (double)p, new long[] { dim }, keepdim);

        public Tensor max() => Call(Op.max, this);
        public Tensor max(Tensor other) => Call(Op.max__other, this, other);
        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => Pair(CallMany(Op.max__dim, this, dim, keepdim));
        public Tensor min() => Call(Op.min, this);
        public Tensor min(Tensor other) => Call(Op.min__other, this, other);
        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => Pair(CallMany(Op.min__dim, this, dim, keepdim));
        public Tensor argmax() => Call(Op.argmax, this);
        public Tensor argmax(long dim, bool keepdim = false) => Call(Op.argmax, this, dim, keepdim);
        public Tensor any() => Call(Op.any, this);
        public Tensor all() => Call(Op.all, this);

        private static (Tensor, Tensor) Pair(Tensor[] results) => (results[0], results[1]);
    }
}
