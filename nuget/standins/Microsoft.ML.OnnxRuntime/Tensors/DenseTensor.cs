namespace Microsoft.ML.OnnxRuntime.Tensors;

public class DenseTensor<T> : Tensor<T>
{
    public DenseTensor(ReadOnlySpan<int> dimensions) : base(dimensions) => Buffer = new T[Length];

    public DenseTensor(Memory<T> memory, ReadOnlySpan<int> dimensions) : base(dimensions)
    {
        if (Length != memory.Length)
            throw new ArgumentException($"Length of {nameof(memory)} ({memory.Length}) must match product of {nameof(dimensions)} ({Length}).");
        Buffer = memory;
    }

    public Memory<T> Buffer { get; }

    public override T GetValue(int index) => Buffer.Span[index];

    internal override OrtValue ToOrtValue() =>
        OrtValue.FromMemory(Buffer, Array.ConvertAll(Dimensions.ToArray(), d => (long)d));
}
