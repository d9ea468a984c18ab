using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Microsoft.ML.OnnxRuntime;

public class OrtValue : IDisposable
{
    private MemoryHandle pin;

    internal OrtValue(nint handle)
    {
        Handle = handle;
        OnnxType = (OnnxValueType)OrtApi.ValueType(handle);
    }

    ~OrtValue() => Release();

    public OnnxValueType OnnxType { get; }

    public bool IsTensor => OnnxType == OnnxValueType.ONNX_TYPE_TENSOR;

    internal nint Handle { get; private set; }

    /// <summary>A tensor over the caller's memory, which stays pinned until the value is disposed.</summary>
    public static OrtValue CreateTensorValueFromMemory<T>(T[] data, long[] shape)
        where T : unmanaged => FromMemory(data.AsMemory(), shape);

    public ReadOnlySpan<T> GetTensorDataAsSpan<T>()
        where T : unmanaged => GetTensorMutableDataAsSpan<T>();

    public unsafe Span<T> GetTensorMutableDataAsSpan<T>()
        where T : unmanaged
    {
        if (!IsTensor)
            throw new OnnxRuntimeException(ErrorCode.InvalidArgument, $"This OrtValue type contains: {OnnxType}, not a tensor");
        OrtTensorTypeAndShapeInfo info = GetTensorTypeAndShape();
        (Type type, int size) = ElementTypes.Get(info.ElementDataType);
        if (typeof(T) != typeof(byte) && typeof(T) != type)
        {
            throw new OnnxRuntimeException(ErrorCode.InvalidArgument,
                $"Requested type: {typeof(T)} does not match the actual type: {type}");
        }
        return info.ElementCount == 0
            ? []
            : MemoryMarshal.Cast<byte, T>(new Span<byte>((void*)OrtApi.TensorData(Handle), checked((int)info.ElementCount * size)));
    }

    public OrtTensorTypeAndShapeInfo GetTensorTypeAndShape()
    {
        nint info = OrtApi.TensorTypeAndShape(Handle);
        try
        {
            return new OrtTensorTypeAndShapeInfo(info);
        }
        finally
        {
            OrtApi.Release(OrtApi.Handle.TensorInfo, info);
        }
    }

    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    internal static unsafe OrtValue FromMemory<T>(Memory<T> memory, long[] shape)
    {
        TensorElementType type = ElementTypes.Of(typeof(T));
        long size = 1;
        foreach (long dimension in shape)
            size *= dimension;
        if (size > memory.Length)
        {
            throw new OnnxRuntimeException(ErrorCode.InvalidArgument,
                $"Managed memory size: {memory.Length} elements is less than shape size: {size} elements");
        }
        MemoryHandle pin = memory.Pin();
        try
        {
            nint bytes = (nint)memory.Length * Unsafe.SizeOf<T>();
            return new OrtValue(OrtApi.CreateTensor(pin.Pointer, bytes, shape, type)) { pin = pin };
        }
        catch
        {
            pin.Dispose();
            throw;
        }
    }

    private void Release()
    {
        OrtApi.Release(OrtApi.Handle.Value, Handle);
        Handle = 0;
        pin.Dispose();
    }
}
