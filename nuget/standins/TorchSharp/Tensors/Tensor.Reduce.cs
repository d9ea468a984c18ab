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

        public Tensor mean() => Call(Op.mean, this);
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) => Call(Op.mean__dim, this, dimensions, keepdim, type);

        public Tensor norm(float p = 2.0f) => Call(Op.norm__Scalar, this, (double)p);
        public Tensor norm(int dim, bool keepdim = false, float p = 2.0f) =>
            Call(Op.norm__ScalarOpt_dim, this, (double)p, new long[] { dim }, keepdim);
    }
}
