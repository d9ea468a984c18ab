using System.Buffers;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>The elements of a value that ONNX Runtime owns; good for as long as the value lives.</summary>
internal sealed unsafe class NativeTensorMemory<T>(OrtValue value) : MemoryManager<T>
    where T : unmanaged
{
    public override Span<T> GetSpan() => value.GetTensorMutableDataAsSpan<T>();

    // Native memory does not move.
    public override MemoryHandle Pin(int elementIndex = 0)
    {
        fixed (T* first = GetSpan())
            return new MemoryHandle(first + elementIndex);
    }

    public override void Unpin() { }

    protected override void Dispose(bool disposing) { }
}
