using TorchSharp.Interop;
using static TorchSharp.Interop.Dispatch;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Views, shapes, slices and gathers.</summary>
    public partial class Tensor
    {
        public Tensor view(params long[] shape) => Call(Op.view, this, shape);
        public Tensor reshape(params long[] shape) => Call(Op.reshape, this, shape);
        public Tensor flatten(long start_dim = 0, long end_dim = -1) => Call(Op.flatten__using_ints, this, start_dim, end_dim);

        public Tensor permute(params long[] permutation) => Call(Op.permute, this, permutation);
        public Tensor t() => Call(Op.t, this);
        public Tensor flip(params long[] dims) => Call(Op.flip, this, dims);

        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null) =>
            Call(Op.repeat_interleave__self_int, this, repeats, dim, output_size);

        public Tensor expand(params long[] sizes) => Call(Op.expand, this, sizes, false);
        public Tensor repeat(params long[] sizes) => Call(Op.repeat, this, sizes);

        public Tensor narrow(long dim, long start, long length) => Call(Op.narrow, this, dim, start, length);
        public Tensor select(long dim, long index) => Call(Op.select__int, this, dim, index);
        public Tensor index_select(long dim, Tensor index) => Call(Op.index_select, this, dim, index);

        public Tensor mm(Tensor target) => Call(Op.mm, this, target);
    }
}
