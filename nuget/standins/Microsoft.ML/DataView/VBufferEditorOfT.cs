namespace Microsoft.ML.Data;

/// <summary>Writes a vector into the storage of another; the result is what <see cref="Commit"/> returns.</summary>
public readonly ref struct VBufferEditor<T>
{
    private readonly int _length;
    private readonly T[] _values;
    private readonly int[] _indices;

    public readonly Span<T> Values;
    public readonly Span<int> Indices;

    internal VBufferEditor(int length, int count, T[] values, int[] indices, bool indicesOnDense)
    {
        (_length, _values, _indices) = (length, values, indices);
        Values = values.AsSpan(0, count);
        Indices = count < length || indicesOnDense ? indices.AsSpan(0, count) : default;
    }

    public VBuffer<T> Commit() => new(_length, Values.Length, _values, _indices);
}
