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

    public ReadOnlySpan<int> Dimensions => dimensions;

    int IReadOnlyCollection<T>.Count => (int)Length;

    public abstract T GetValue(int index);

    IEnumerator<T> IEnumerable<T>.GetEnumerator()
    {
        for (int i = 0; i < Length; i++)
            yield return GetValue(i);
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<T>)this).GetEnumerator();
}
