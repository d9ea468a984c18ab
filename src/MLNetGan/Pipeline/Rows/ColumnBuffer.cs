using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Columns;

namespace MLNetGan.Pipeline.Rows;

/// <summary>Values of one column of the input, kept for the rows of a batch.</summary>
internal abstract class ColumnBuffer
{
    /// <summary>
    /// Whether values may be kept past their row: numbers, text, keys and vectors of them, as ML.NET's cache keeps them. Not
    /// images, which their owner disposes of when it goes to the next row.
    /// </summary>
    public static bool CanKeep(DataViewType type) => type is PrimitiveDataViewType or VectorDataViewType;

    public static ColumnBuffer Create(DataViewRow row, DataViewSchema.Column column, int capacity) =>
        column.Type is VectorDataViewType vector
            ? (ColumnBuffer)Generic.Call(CreateVectors<int>, vector.ItemType.RawType, row, column, capacity)
            : (ColumnBuffer)Generic.Call(CreateScalars<int>, column.Type.RawType, row, column, capacity);

    /// <summary>Keeps the value of the row where the input stands.</summary>
    public abstract void Read(int slot);

    /// <summary>A ValueGetter of the slot that <paramref name="slot"/> then points to.</summary>
    public abstract Delegate GetGetter(Slot slot);

    private static ColumnBuffer CreateScalars<T>(DataViewRow row, DataViewSchema.Column column, int capacity) =>
        new Scalars<T>(row.GetGetter<T>(column), capacity);

    private static ColumnBuffer CreateVectors<T>(DataViewRow row, DataViewSchema.Column column, int capacity) =>
        new Vectors<T>(row.GetGetter<VBuffer<T>>(column), capacity);

    private sealed class Scalars<T>(ValueGetter<T> source, int capacity) : ColumnBuffer
    {
        private readonly T[] _values = new T[capacity];

        public override void Read(int slot) => source(ref _values[slot]);

        public override Delegate GetGetter(Slot slot) => (ValueGetter<T>)((ref T value) => value = _values[slot.Index]);
    }

    private sealed class Vectors<T>(ValueGetter<VBuffer<T>> source, int capacity) : ColumnBuffer
    {
        private readonly VBuffer<T>[] _values = new VBuffer<T>[capacity];

        public override void Read(int slot) => source(ref _values[slot]);

        public override Delegate GetGetter(Slot slot) =>
            (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) => _values[slot.Index].CopyTo(ref value));
    }
}
