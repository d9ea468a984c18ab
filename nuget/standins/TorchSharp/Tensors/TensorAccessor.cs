using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Utils;

/// <summary>The values of a tensor in CPU memory, in row-major order whatever its strides are.</summary>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T> where T : unmanaged
{
    private Tensor? _tensor; // keeps the memory
    private T* _data;

    internal TensorAccessor(Tensor tensor)
    {
        _tensor = tensor;
        _data = (T*)tensor.DataPointer;
    }

    private Tensor Source => _tensor ?? throw new NullReferenceException();

    public long Count => _tensor?.numel() ?? 0;

    public T[] ToArray()
    {
        var result = new T[Count];
        if (Source.ndim >= 2 || result.Length > 0)
            CopyTo(result);
        return result;
    }

    public T this[params long[] indices] => _data[Offset(indices)];

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        int count = Overlap(array.Length, arrayIndex, tensorIndex);
        if (Source.is_contiguous())
        {
            new ReadOnlySpan<T>(_data + tensorIndex, count).CopyTo(array[arrayIndex..]);
            return;
        }
        foreach (long offset in Offsets(tensorIndex).Take(count))
            array[arrayIndex++] = _data[offset];
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (long i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose()
    {
        _tensor = null;
        _data = null;
    }

    /// <summary>How many elements from the given places on both sides have; whole tensors only may be empty.</summary>
    private int Overlap(int length, int arrayIndex, long tensorIndex)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tensorIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(tensorIndex, Count);
        return (int)Math.Min(Math.Max(0, length - arrayIndex), Count - tensorIndex);
    }

    private long Offset(long[] indices)
    {
        long[] strides = Source.stride(), sizes = Source.shape;
        if (indices.Length == 1)
        {
            if (indices[0] >= Count)
                throw new IndexOutOfRangeException();
            ArgumentOutOfRangeException.ThrowIfNegative(indices[0], nameof(indices));
            return Offset(indices[0], sizes, strides);
        }
        long offset = 0;
        for (int i = 0; i < sizes.Length; i++)
        {
            if (indices[i] >= sizes[i] || indices[i] < 0)
                throw new IndexOutOfRangeException($"{indices[i]} >= {sizes[i]} in dimension {i}.");
            offset += indices[i] * strides[i];
        }
        return offset;
    }

    private static long Offset(long index, long[] sizes, long[] strides)
    {
        long offset = 0;
        for (int i = sizes.Length - 1; i >= 0; i--)
        {
            (index, long at) = Math.DivRem(index, sizes[i]);
            offset += at * strides[i];
        }
        return offset;
    }

    private IEnumerable<long> Offsets(long start)
    {
        long[] sizes = Source.shape, strides = Source.stride();
        for (long i = start; i < Count; i++)
            yield return Offset(i, sizes, strides);
    }
}
