using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Pipeline.Columns;

/// <summary>Reads a column of vectors of known size, and refuses a row of another size, which rows made of objects may have.</summary>
internal sealed class VectorReader(DataViewRow row, DataViewSchema.Column column)
{
    private readonly int _size = ((VectorDataViewType)column.Type).Size;
    private readonly ValueGetter<VBuffer<float>> _getter = row.GetGetter<VBuffer<float>>(column);
    private readonly ValueGetter<DataViewRowId> _id = row.GetIdGetter();
    private VBuffer<float> _values;

    /// <summary>The values that were read last.</summary>
    public ReadOnlySpan<float> Values => _values.GetValues();

    /// <summary>Reads the row's values.</summary>
    /// <exception cref="InvalidDataException">There are more or fewer of them than the column's type says.</exception>
    public ReadOnlySpan<float> Read()
    {
        _getter(ref _values);
        if (_values.Length != _size)
        {
            string found = _values.Length == 0 ? "no values" : $"{_values.Length} values";
            throw new InvalidDataException($"Column '{column.Name}' has {found} in {RowName.Of(_id, column.Name)}; " +
                $"expected {_size} in every row, as its type {column.Type} says. Fill the vector, or remove the row.");
        }
        if (!_values.IsDense)
        {
            VBuffer<float> dense = default;
            _values.CopyToDense(ref dense);
            _values = dense;
        }
        return _values.GetValues();
    }

    /// <summary>Whether the row's vector is missing, which is one of nothing but NaN.</summary>
    /// <exception cref="InvalidDataException">It is not, but a value is not finite.</exception>
    public bool IsMissing()
    {
        float? odd = null;
        bool hasNumber = false;
        foreach (float value in Values)
        {
            if (!float.IsFinite(value))
                odd ??= value;
            hasNumber |= !float.IsNaN(value);
        }
        return odd is { } found && (hasNumber ? throw RowError.NotFinite(column.Name, found, _id) : true);
    }
}
