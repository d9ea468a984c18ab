using TorchSharp.Interop;
using static TorchSharp.Interop.Dispatch;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public bool requires_grad
        {
            get => NativeMethods.mg_requires_grad(Handle) != 0;
            set => NativeMethods.Check(NativeMethods.mg_set_requires_grad(Handle, value ? 1 : 0));
        }

        public Tensor requires_grad_(bool requires_grad = true) => with_requires_grad(requires_grad);

        public Tensor with_requires_grad(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        public Tensor? grad
        {
            get => NativeMethods.mg_grad(Handle) is var found and not 0 ? new Tensor(found) : null;
            set => NativeMethods.Check(NativeMethods.mg_set_grad(Handle, value is null ? 0 : value.Handle));
        }

        public void backward() => autograd.backward([this]);

        public void backward(IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null) =>
            autograd.backward([this], grad_tensors, retain_graph, create_graph, inputs);

        public Tensor detach() => Call(Op.detach, this);
    }

    public static partial class autograd
    {
        public static unsafe IList<Tensor> grad(IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null,
            bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
        {
            nint[] outs = Handles(outputs), ins = Handles(inputs), grads = Handles(grad_outputs);
            var found = new nint[ins.Length];
            fixed (nint* o = outs, i = ins, g = grads, f = found)
            {
                NativeMethods.Check(NativeMethods.mg_autograd_grad(o, outs.Length, i, ins.Length, g, grads.Length,
                    retain_graph ? 1 : 0, create_graph ? 1 : 0, allow_unused ? 1 : 0, f));
            }
            GC.KeepAlive((outputs, inputs, grad_outputs));
            // An unused input's gradient is a tensor without a handle, as IsInvalid says.
            return found.Select(handle => new Tensor(handle)).ToList();
        }

        public static unsafe void backward(IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null,
            bool create_graph = false, IList<Tensor>? inputs = null)
        {
            nint[] roots = Handles(tensors), grads = Handles(grad_tensors), ins = Handles(inputs);
            fixed (nint* r = roots, g = grads, i = ins)
            {
                NativeMethods.Check(NativeMethods.mg_backward(r, roots.Length, g, grads.Length,
                    retain_graph ?? create_graph ? 1 : 0, create_graph ? 1 : 0, i, ins.Length));
            }
            GC.KeepAlive((tensors, grad_tensors, inputs));
        }

        private static nint[] Handles(IList<Tensor>? tensors)
        {
            var handles = new nint[tensors?.Count ?? 0];
            for (int i = 0; i < handles.Length; i++)
                handles[i] = tensors![i].Handle;
            return handles;
        }
    }
}
