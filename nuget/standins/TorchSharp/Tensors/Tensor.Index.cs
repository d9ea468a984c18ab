using System.Runtime.CompilerServices;
using TorchSharp.Interop;
using static TorchSharp.Interop.Dispatch;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Reading and writing parts of a tensor.</summary>
    public partial class Tensor
    {
        [IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        [IndexerName("TensorItems")]
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1]
        {
            get => select(0, i1);
            set => index_put_(value, i1);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2]
        {
            get => index(i1, i2);
            set => index_put_(value, i1, i2);
        }

        [IndexerName("TensorItems")]
        public Tensor this[params long[] indices]
        {
            get => index(Array.ConvertAll(indices, i => TensorIndex.Single(i)));
            set => index_put_(value, Array.ConvertAll(indices, i => TensorIndex.Single(i)));
        }

        public Tensor index(params TensorIndex[] indices)
        {
            var view = Sliced(indices, out var tensors);
            return tensors is null ? view : view.Used(Call(Op.index__Tensor, view, Arg.Optional(tensors)));
        }

        public Tensor index(params Tensor[] indices) => index(Array.ConvertAll(indices, TensorIndex.Tensor));

        public Tensor index_put_(Tensor value, params TensorIndex[] indices) => index_put_(value, indices, false);

        public Tensor index_put_(Tensor value, TensorIndex[] indices, bool accumulate = false)
        {
            using var view = Sliced(indices, out var tensors);
            using var fitting = value.WithoutLeadingOnes(view);
            if (tensors is null)
                view.copy_(fitting);
            else
                Run(Op.index_put_, view, Arg.Optional(tensors), fitting, accumulate);
            return this;
        }

        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, indices, false);

        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false) =>
            index_put_(value, Array.ConvertAll(indices, TensorIndex.Tensor), accumulate);

        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using var filling = full([], value, dtype, device);
            return index_put_(filling, indices, false);
        }

        public Tensor index_put_(Scalar value, params Tensor[] indices) => index_put_(value, Array.ConvertAll(indices, TensorIndex.Tensor));

        /// <summary>Applies all indices but tensors, whose places it returns: PyTorch's rule for mixed indices.</summary>
        private Tensor Sliced(TensorIndex[] indices, out Tensor?[]? tensors)
        {
            var found = new List<Tensor?>();
            var view = alias();
            int at = 0, position = 0;
            foreach (var index in indices)
            {
                position++;
                switch (index.kind)
                {
                    case TensorIndex.Kind.Single:
                        view = view.Used(view.select(at, index.start ?? 0));
                        break;
                    case TensorIndex.Kind.Slice:
                        view = view.Used(Call(Op.slice__Tensor, view, (long)at, index.start, index.stop, index.step ?? 1));
                        at++;
                        break;
                    case TensorIndex.Kind.Ellipsis:
                        at = (int)view.ndim - indices.Skip(position).Sum(Consumed);
                        break;
                    case TensorIndex.Kind.Tensor when index.tensor!.ndim == 0 && index.tensor.is_integral() && Consumed(index) == 1:
                        view = view.Used(view.select(at, index.tensor.ToInt64()));
                        break;
                    case TensorIndex.Kind.Tensor:
                        while (found.Count < at)
                            found.Add(null);
                        found.Add(index.tensor);
                        at++;
                        break;
                    case TensorIndex.Kind.Bool:
                        throw new NotSupportedException("The stand-in has no boolean constants as indices.");
                    default:
                        view = view.Used(view.unsqueeze(at++));
                        break;
                }
            }
            tensors = found.Count > 0 ? [.. found] : null;
            return view;
        }

        /// <summary>How many dimensions an index takes: a mask takes as many as it has.</summary>
        private static int Consumed(TensorIndex index) => index.kind switch
        {
            TensorIndex.Kind.Tensor => index.tensor!.dtype is ScalarType.Bool or ScalarType.Byte ? (int)index.tensor.ndim : 1,
            TensorIndex.Kind.Single or TensorIndex.Kind.Slice => 1,
            _ => 0,
        };

        private Tensor WithoutLeadingOnes(Tensor target)
        {
            long[] sizes = shape;
            int ones = 0;
            while (ones < sizes.Length && sizes[ones] == 1)
                ones++;
            return sizes.Length > target.ndim && ones > 0 ? view(sizes[Math.Min(ones, sizes.Length - (int)target.ndim)..]) : alias();
        }

        /// <summary>Disposes this intermediate and hands on what was made of it.</summary>
        private Tensor Used(Tensor next)
        {
            Dispose();
            return next;
        }
    }
}
