using System.Collections;

namespace Microsoft.ML.OnnxRuntime.Tensors;

public abstract class Tensor<T> : TensorBase, IReadOnlyCollection<T>
{
    private readonly int[] dimensions;

    internal Tensor(ReadOnlySpan<int> dimensions)
    {
        this.dimensions = dimensions.ToArray();
        long length = 1;
        foreach (int dimension in dimensions)
        {
            if (dimension < 0)
                throw new ArgumentOutOfRangeException(nameof(dimensions), "Dimensions must be non-negative.");
            length *= dimension;
        }
        Length = length;
    }

    public long Length { get; }

    public int Rank => dimensions.Length;

    public ReadOnlySpan<int> Dimensions => dimensions;

    public virtual T this[params int[] indices]
    {
        get => this[indices.AsSpan()];
        set => this[indices.AsSpan()] = value;
    }

    public virtual T this[ReadOnlySpan<int> indices]
    {
        get => GetValue(IndexOf(indices));
        set => SetValue(IndexOf(indices), value);
    }

    int IReadOnlyCollection<T>.Count => (int)Length;

    public abstract T GetValue(int index);

    public abstract void SetValue(int index, T value);

    IEnumerator<T> IEnumerable<T>.GetEnumerator()
    {
        for (int i = 0; i < Length; i++)
            yield return GetValue(i);
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<T>)this).GetEnumerator();

    private int IndexOf(ReadOnlySpan<int> indices)
    {
        if (indices.Length != Rank)
            throw new ArgumentException($"Indices must have rank {Rank}.", nameof(indices));
        int index = 0;
        for (int i = 0; i < indices.Length; i++)
        {
            if ((uint)indices[i] >= (uint)dimensions[i])
                throw new IndexOutOfRangeException();
            index = index * dimensions[i] + indices[i];
        }
        return index;
    }
}
