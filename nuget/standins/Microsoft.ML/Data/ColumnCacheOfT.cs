using System.Runtime.InteropServices;

namespace Microsoft.ML.Data;

/// <summary>Copies a value into the storage of another.</summary>
internal delegate void Copier<T>(in T from, ref T to);

/// <summary>The values of one column of a known type.</summary>
internal sealed class ColumnCache<T>(ValueGetter<T> getter, Copier<T> copy) : ColumnCache
{
    private readonly List<T> _values = new();
    private T _current;

    public override void Store(int row)
    {
        getter(ref _current);
        if (row == _values.Count)
            _values.Add(default);
        copy(_current, ref CollectionsMarshal.AsSpan(_values)[row]);
    }

    public void Get(int row, ref T value) => copy(CollectionsMarshal.AsSpan(_values)[row], ref value);
}
