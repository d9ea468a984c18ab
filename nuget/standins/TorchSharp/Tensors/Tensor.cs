using TorchSharp.Interop;
using static TorchSharp.Interop.Dispatch;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A libtorch tensor: lifetime, shape and type.</summary>
    public partial class Tensor : IDisposable
    {
        private static long s_totalCount;

        internal nint handle;

        internal Tensor(nint handle, bool register = true)
        {
            this.handle = handle;
            Interlocked.Increment(ref s_totalCount);
            if (register)
                OwningDisposeScope = DisposeScopeManager.ThreadSingleton.RegisterOnCurrentDisposeScope(this);
        }

        ~Tensor() => Dispose(false);

        internal DisposeScope? OwningDisposeScope { get; set; }

        public static long TotalCount => s_totalCount;

        public nint Handle => handle != 0 ? handle : throw new InvalidOperationException("Tensor invalid -- empty handle.");
        public bool IsInvalid => handle == 0;

        public override bool Equals(object? obj) => obj is Tensor other && Equals(other);
        public bool Equals(Tensor target) => CallScalar(Op.equal, this, target).ToBoolean();
        public override int GetHashCode() => base.GetHashCode();

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            if (handle == 0)
                return;
            OwningDisposeScope?.MarkAsDisposed(this);
            Interlocked.Decrement(ref s_totalCount);
            NativeMethods.mg_release(MoveHandle());
        }

        internal nint MoveHandle()
        {
            nint moved = handle;
            handle = 0;
            return moved;
        }

        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        public long Dimensions => NativeMethods.mg_dim(Handle);
        public long dim() => Dimensions;
        public long ndim => Dimensions;
        public long NumberOfElements => NativeMethods.mg_numel(Handle);
        public long numel() => NumberOfElements;
        public long ElementSize => NativeMethods.mg_element_size(Handle);

        public ScalarType dtype => (ScalarType)NativeMethods.mg_dtype(Handle);
        public bool is_floating_point() => torch.is_floating_point(dtype);

        public DeviceType device_type => (DeviceType)(NativeMethods.mg_device(Handle) >> 8);
        public int device_index => (sbyte)NativeMethods.mg_device(Handle);
        public Device device => device_type == DeviceType.CPU ? new Device(DeviceType.CPU) : new Device(device_type, device_index);

        public long[] shape => size();

        public unsafe long[] size()
        {
            var sizes = new long[Dimensions];
            fixed (long* p = sizes)
                NativeMethods.mg_sizes(Handle, p);
            return sizes;
        }

        public unsafe long[] stride()
        {
            var strides = new long[Dimensions];
            fixed (long* p = strides)
                NativeMethods.mg_strides(Handle, p);
            return strides;
        }

        public bool is_contiguous() => NativeMethods.mg_is_contiguous(Handle) != 0;

        public override string ToString() => IsInvalid ? "" : $"[{string.Join("x", shape)}], type = {dtype}, device = {device}";

        /// <summary>Runs an in-place operator on this tensor.</summary>
        private Tensor InPlace(Op op, params ReadOnlySpan<Arg> arguments)
        {
            Run(op, arguments);
            return this;
        }
    }
}
