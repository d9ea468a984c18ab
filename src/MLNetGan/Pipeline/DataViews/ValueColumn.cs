using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Columns;

namespace MLNetGan.Pipeline.DataViews;

/// <summary>A column and values for it, each a function of its number.</summary>
internal sealed class ValueColumn
{
    private readonly Func<Func<int>, Delegate> _createGetter;

    private ValueColumn(string name, DataViewType type, int count, Func<Func<int>, Delegate> createGetter) =>
        (Name, Type, Count, _createGetter) = (name, type, count, createGetter);

    public string Name { get; }

    public DataViewType Type { get; }

    public DataViewSchema.Annotations? Annotations { get; private init; }

    /// <summary>How many values there are.</summary>
    public int Count { get; }

    public static ValueColumn Seeds(string name, int count, Func<int, long> of) => new(name, NumberDataViewType.Int64, count,
        index => (ValueGetter<long>)((ref long value) => value = of(index())));

    public static ValueColumn Latents(string name, int size, IReadOnlyList<float[]> latents) =>
        Vectors(name, new VectorDataViewType(NumberDataViewType.Single, size), latents);

    /// <summary>Vectors of Single, such as planar images.</summary>
    public static ValueColumn Vectors(string name, VectorDataViewType type, IReadOnlyList<float[]> vectors) => new(
        name, type, vectors.Count, index => (ValueGetter<VBuffer<float>>)(
            (ref VBuffer<float> value) => new VBuffer<float>(type.Size, vectors[index()]).CopyTo(ref value)));

    /// <param name="name">The column.</param>
    /// <param name="label">Its keys.</param>
    /// <param name="count">How many values.</param>
    /// <param name="of">Indices of keys, from 0.</param>
    public static ValueColumn Keys(string name, LabelColumn label, int count, Func<int, float> of) =>
        new(name, label.Type, count, index => (Delegate)Generic.Call(KeyGetter<uint>, label.Type.RawType, of, index))
        {
            Annotations = label.Annotations
        };

    public static ValueColumn Numbers(string name, int count, Func<int, float> of) => new(name, NumberDataViewType.Single, count,
        index => (ValueGetter<float>)((ref float value) => value = of(index())));

    /// <summary>A getter of the value at an index, which is asked for at every call.</summary>
    public Delegate CreateGetter(Func<int> index) => _createGetter(index);

    private static ValueGetter<T> KeyGetter<T>(Func<int, float> of, Func<int> index) where T : INumberBase<T> =>
        (ref T value) => value = T.CreateTruncating(of(index()) + 1);
}
