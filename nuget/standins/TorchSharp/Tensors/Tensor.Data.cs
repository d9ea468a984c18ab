using TorchSharp.Interop;
using TorchSharp.Utils;
using static TorchSharp.Interop.Dispatch;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Values: reading, writing, copying, converting and moving.</summary>
    public partial class Tensor
    {
        internal unsafe void* DataPointer
        {
            get
            {
                void* data = NativeMethods.mg_data(Handle);
                return data != null || NumberOfElements == 0 ? data : throw NativeMethods.Error();
            }
        }

        public TensorAccessor<T> data<T>() where T : unmanaged
        {
            ValidateType(typeof(T));
            return new TensorAccessor<T>(device_type == DeviceType.CPU ? this : cpu());
        }

        public T item<T>() where T : unmanaged =>
            NumberOfElements == 1 ? data<T>()[0] : throw new ArgumentException("Number of elements in the tensor must be 1");

        public Scalar ToScalar() => CallScalar(Op.item, this);

        internal void ValidateType(Type type)
        {
            if (dtype == ScalarType.BFloat16)
                throw new ArgumentException($"No support for {dtype} in TorchSharp");
            if (ToScalarType(type) != dtype)
                throw new ArgumentException($"{type.Name} is not compatible with {dtype}");
        }

        public unsafe Span<byte> bytes
        {
            get
            {
                long total = NumberOfElements * ElementSize;
                ValidateBytes(total);
                return new Span<byte>(DataPointer, (int)total);
            }
        }

        private void ValidateBytes(long total)
        {
            if (!is_contiguous())
                throw new InvalidOperationException("Bytes() called on non-contiguous tensor.");
            if (total > int.MaxValue)
                throw new ArgumentException("Span only supports up to int.MaxValue elements.");
            if (device_type != DeviceType.CPU)
                throw new InvalidOperationException("Reading data from non-CPU memory is not supported. Move or copy the tensor to the cpu before reading.");
        }

        /// <summary>Another handle to the same tensor.</summary>
        public Tensor alias() => new(NativeMethods.mg_alias(Handle));

        public Tensor clone() => Call(Op.clone, this);
        public Tensor contiguous() => Call(Op.contiguous, this);
        public Tensor copy_(Tensor source, bool nonBlocking = false) => InPlace(Op.copy_, this, source, nonBlocking);
        public Tensor fill_(Scalar value) => InPlace(Op.fill___Scalar, this, value);
        /// <summary>Alone among the in-place methods used here it returns another object, which someone must dispose.</summary>
        public Tensor zero_() => InPlace(Op.zero_, this).alias();

        public Tensor cpu() => ToDevice(CPU, false, false);

        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            After(disposeAfter, Call(Op.to__dtype, this, type, non_blocking, copy));

        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
        {
            device = InitializeDevice(device);
            return After(disposeAfter, Call(Op.to__device, this, device, type, non_blocking, copy));
        }

        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to_type(type, copy, disposeAfter, non_blocking);

        internal bool toWillCopy(ScalarType type, Device device) =>
            type != dtype || device.type != device_type || device.index != device_index;

        private Tensor ToDevice(Device device, bool copy, bool non_blocking) =>
            Call(Op.to__dtype_layout, this, Arg.None, Arg.None, device, Arg.None, non_blocking, copy);

        private Tensor After(bool disposeAfter, Tensor result)
        {
            if (disposeAfter)
                Dispose();
            return result;
        }
    }
}
