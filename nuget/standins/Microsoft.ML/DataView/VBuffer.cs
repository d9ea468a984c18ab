using System.Collections;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A vector, dense or sparse, whose storage can be handed from value to value.</summary>
public readonly struct VBuffer<T> : IEnumerable
{
    private readonly T[] _values;
    private readonly int[] _indices;
    private readonly int _count;

    public readonly int Length;

    public VBuffer(int length, T[] values, int[] indices = null)
    {
        Contracts.CheckParam(length >= 0, nameof(length));
        Contracts.CheckParam((values?.Length ?? 0) >= length, nameof(values));
        (Length, _count, _values, _indices) = (length, length, values, indices);
    }

    public VBuffer(int length, int count, T[] values, int[] indices)
    {
        Contracts.CheckParam(length >= 0, nameof(length));
        Contracts.CheckParam(0 <= count && count <= length, nameof(count));
        Contracts.CheckParam((values?.Length ?? 0) >= count, nameof(values));
        Contracts.CheckParam(count == length || (indices?.Length ?? 0) >= count, nameof(indices));
        (Length, _count, _values, _indices) = (length, count, values, indices);
    }

    public bool IsDense => _count == Length;

    public ReadOnlySpan<T> GetValues() => _values.AsSpan(0, _count);

    public ReadOnlySpan<int> GetIndices() => IsDense ? default : _indices.AsSpan(0, _count);

    public void CopyToDense(ref VBuffer<T> destination)
    {
        VBufferEditor<T> editor = VBufferEditor.Create(ref destination, Length);
        CopyTo(editor.Values);
        destination = editor.Commit();
    }

    public void CopyTo(ref VBuffer<T> destination)
    {
        VBufferEditor<T> editor = VBufferEditor.Create(ref destination, Length, _count);
        GetValues().CopyTo(editor.Values);
        GetIndices().CopyTo(editor.Indices);
        destination = editor.Commit();
    }

    public void CopyTo(Span<T> destination) => CopyTo(destination, 0);

    public void CopyTo(Span<T> destination, int destinationIndex, T defaultValue = default(T))
    {
        Contracts.CheckParam(0 <= destinationIndex && destinationIndex <= destination.Length - Length,
            nameof(destination), "Not large enough to hold these values.");
        Span<T> target = destination.Slice(destinationIndex, Length);
        if (IsDense)
        {
            GetValues().CopyTo(target);
            return;
        }
        // With no explicit value at all the real method clears, whatever the default asked for.
        target.Fill(_count == 0 ? default : defaultValue);
        for (int i = 0; i < _count; i++)
            target[_indices[i]] = _values[i];
    }

    public static void Copy(T[] source, int sourceIndex, ref VBuffer<T> destination, int length)
    {
        int size = source?.Length ?? 0;
        Contracts.CheckParam(0 <= length && length <= size, nameof(length));
        Contracts.CheckParam(0 <= sourceIndex && sourceIndex <= size - length, nameof(sourceIndex));
        VBufferEditor<T> editor = VBufferEditor.Create(ref destination, length, length);
        source.AsSpan(sourceIndex, length).CopyTo(editor.Values);
        destination = editor.Commit();
    }

    public IEnumerable<KeyValuePair<int, T>> Items(bool all = false) => Items(_values, _indices, Length, _count, all);

    public IEnumerable<T> DenseValues() => Items(all: true).Select(item => item.Value);

    public T GetItemOrDefault(int index)
    {
        Contracts.CheckParam(0 <= index && index < Length, nameof(index));
        if (IsDense)
            return _values[index];
        int slot = _count == 0 ? -1 : Array.BinarySearch(_indices, 0, _count, index);
        return slot < 0 ? default : _values[slot];
    }

    public override string ToString() =>
        IsDense ? $"Dense vector of size {Length}" : $"Sparse vector of size {Length}, {_count} explicit values";

    /// <summary>As in the real type: the storage, which may be longer than the vector and skips implicit values.</summary>
    public IEnumerator GetEnumerator() => _values.GetEnumerator();

    internal VBufferEditor<T> GetEditor(int length, int? valuesCount, int? capacity, bool keepOld, bool indicesOnDense)
    {
        Contracts.CheckParam(length >= 0, "newLogicalLength", "Must be non-negative.");
        Contracts.CheckParam(valuesCount is null or >= 0, nameof(valuesCount), "If specified, must be non-negative.");
        Contracts.CheckParam(valuesCount is null || valuesCount <= length, nameof(valuesCount),
            "If specified, must be no greater than newLogicalLength");
        int count = valuesCount ?? length;
        T[] values = Grow(_values, count, capacity, keepOld);
        int[] indices = count < length || indicesOnDense ? Grow(_indices, count, capacity, keepOld) : _indices;
        return new VBufferEditor<T>(length, count, values, indices, indicesOnDense);
    }

    private static TItem[] Grow<TItem>(TItem[] array, int minimum, int? capacity, bool keepOld)
    {
        int size = array?.Length ?? 0, limit = capacity ?? Array.MaxLength;
        if (minimum > limit)
            throw new ArgumentOutOfRangeException("max", "min must not exceed max");
        if (size >= minimum)
            return array;
        int larger = Math.Max((int)Math.Min(size == 0 ? 4L : size * 2L, limit), minimum);
        if (!keepOld)
            return new TItem[larger];
        Array.Resize(ref array, larger);
        return array;
    }

    private static IEnumerable<KeyValuePair<int, T>> Items(T[] values, int[] indices, int length, int count, bool all)
    {
        int next = 0;
        for (int i = 0; i < count; i++)
        {
            int index = count == length ? i : indices[i];
            for (; all && next < index; next++)
                yield return new KeyValuePair<int, T>(next, default);
            yield return new KeyValuePair<int, T>(index, values[i]);
            next = index + 1;
        }
        for (; all && next < length; next++)
            yield return new KeyValuePair<int, T>(next, default);
    }
}
