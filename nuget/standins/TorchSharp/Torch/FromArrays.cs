using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static unsafe partial class torch
{
    public static Tensor tensor(byte scalar, Device? device = null, bool requires_grad = false) => Single(scalar, ScalarType.Byte, device, requires_grad);
    public static Tensor tensor(int scalar, Device? device = null, bool requires_grad = false) => Single(scalar, ScalarType.Int32, device, requires_grad);
    public static Tensor tensor(float scalar, Device? device = null, bool requires_grad = false) => Single(scalar, ScalarType.Float32, device, requires_grad);
    public static Tensor tensor(long scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Single(scalar, dtype ?? ScalarType.Int64, device, requires_grad);
    public static Tensor tensor(double scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Single(scalar, dtype ?? ScalarType.Float64, device, requires_grad);
    public static Tensor tensor(bool scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Single(scalar, dtype ?? ScalarType.Bool, device, requires_grad);

    public static Tensor tensor(float[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Copied(rawArray, [rawArray.LongLength], dtype, device, requires_grad);
    public static Tensor tensor(float[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Copied(rawArray, dimensions, dtype, device, requires_grad);
    public static Tensor tensor(long[] dataArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Copied(dataArray, [dataArray.LongLength], dtype, device, requires_grad);
    public static Tensor tensor(long[] dataArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Copied(dataArray, dimensions, dtype, device, requires_grad);
    public static Tensor tensor(byte[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Copied(rawArray, [rawArray.LongLength], dtype, device, requires_grad);
    public static Tensor tensor(IList<float> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        OnArray(rawArray.ToArray(), [rows, columns], dtype, device, requires_grad);
    public static Tensor tensor(IList<float> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        OnArray(rawArray.ToArray(), [dim0, dim1, dim2], dtype, device, requires_grad);
    public static Tensor tensor(IList<float> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        OnArray(rawArray.ToArray(), [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>Shares the array's memory when the type does not change. Offset and count are in elements.</summary>
    public static Tensor frombuffer(Array rawArray, ScalarType dtype, long count = -1, long offset = 0, bool requires_grad = false)
    {
        long length = rawArray.LongLength;
        if (offset < 0 || offset >= length)
            throw new ArgumentException($"invalid value for 'offset': {offset}");
        if (count < 0)
            count = length - offset;
        if (count > length - offset)
            throw new IndexOutOfRangeException($"element count is too large: {count}");
        var type = ToScalarType(rawArray.GetType().GetElementType()!);
        var shared = Pinned(rawArray, offset, [count], type);
        shared.requires_grad = requires_grad;
        return dtype == type ? shared : shared.to_type(dtype);
    }

    private static Tensor Single(Scalar value, ScalarType type, Device? device, bool requires_grad) =>
        full([], value, type, device, requires_grad);

    private static Tensor Copied(Array values, ReadOnlySpan<long> sizes, ScalarType? dtype, Device? device, bool requires_grad) =>
        OnArray((Array)values.Clone(), sizes, dtype, device, requires_grad);

    private static Tensor OnArray(Array values, ReadOnlySpan<long> sizes, ScalarType? dtype, Device? device, bool requires_grad)
    {
        long total = 1;
        foreach (long size in sizes)
            total *= size;
        if (total > values.LongLength)
            throw new ArgumentException($"mismatched total size creating a tensor from an array: {total} vs. {values.LongLength}");
        device = InitializeDevice(device);
        var type = ToScalarType(values.GetType().GetElementType()!);
        var made = Pinned(values, 0, sizes, type);
        if (device.type != DeviceType.CPU || (dtype ?? type) != type)
            made = made.to(dtype ?? type, device, disposeAfter: true);
        return requires_grad ? made.with_requires_grad() : made;
    }

    /// <summary>A tensor on the memory of an array, which stays pinned for as long as the memory is used.</summary>
    private static Tensor Pinned(Array values, long offset, ReadOnlySpan<long> sizes, ScalarType type)
    {
        var pin = GCHandle.Alloc(values, GCHandleType.Pinned);
        long width = Buffer.ByteLength(values) / Math.Max(1, values.LongLength);
        nint made;
        fixed (long* p = sizes)
        {
            made = NativeMethods.mg_from_blob((byte*)pin.AddrOfPinnedObject() + offset * width, p, sizes.Length, (long)type,
                &Release, GCHandle.ToIntPtr(pin));
        }
        return new Tensor(NativeMethods.Check(made));
    }

    [UnmanagedCallersOnly]
    private static void Release(nint pin) => GCHandle.FromIntPtr(pin).Free();
}
