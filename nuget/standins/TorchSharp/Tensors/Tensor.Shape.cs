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

        public Tensor unflatten(long dim, params long[] sizes)
        {
            if (dim < 0 || dim >= ndim)
                throw new ArgumentException($"Invalid 'dim' argument: {dim}.");
            if (sizes.Length == 0)
                throw new ArgumentException("The number of output sizes is zero.");
            return Call(Op.unflatten__int, this, dim, sizes);
        }

        public Tensor squeeze(long? dim = null) => dim is { } d ? Call(Op.squeeze__dim, this, d) : Call(Op.squeeze, this);
        public Tensor unsqueeze(long dim) => Call(Op.unsqueeze, this, dim);
        public Tensor permute(params long[] permutation) => Call(Op.permute, this, permutation);
        public Tensor transpose(long dim0, long dim1) => Call(Op.transpose__int, this, dim0, dim1);
        public Tensor t() => Call(Op.t, this);
        public Tensor flip(params long[] dims) => Call(Op.flip, this, dims);
        public Tensor expand(long[] sizes, bool isImplicit = false) => Call(Op.expand, this, sizes, isImplicit);
        public Tensor expand(params long[] sizes) => expand(sizes, false);
        public Tensor expand_as(Tensor other) => expand(other.shape);
        public Tensor repeat(params long[] sizes) => Call(Op.repeat, this, sizes);

        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null) =>
            Call(Op.repeat_interleave__self_int, this, repeats, dim, output_size);

        public Tensor narrow(long dim, long start, long length) => Call(Op.narrow, this, dim, start, length);
        public Tensor select(long dim, long index) => Call(Op.select__int, this, dim, index);
        public Tensor index_select(long dim, Tensor index) => Call(Op.index_select, this, dim, index);
        public Tensor gather(long dim, Tensor index) => Call(Op.gather, this, dim, index);

        public Tensor[] split(long size, int dim = 0) => CallMany(Op.split__Tensor, this, size, (long)dim);
        public Tensor[] split(long[] sizes, long dim = 0) => CallMany(Op.split_with_sizes, this, sizes, dim);
        public Tensor[] chunk(long chunks, long dim = 0L) => CallMany(Op.chunk, this, chunks, dim);
        public Tensor[] unbind(long dimension = 0L) => CallMany(Op.unbind__int, this, dimension);

        public Tensor matmul(Tensor target) => Call(Op.matmul, this, target);
        public Tensor mm(Tensor target) => Call(Op.mm, this, target);
        public Tensor bmm(Tensor batch2) => Call(Op.bmm, this, batch2);
    }
}
