using Microsoft.ML;

namespace MLNetGan.Pipeline.DataViews;

/// <summary>What the cursors over loaded data share: the active columns, the position and the checks of a getter.</summary>
internal abstract class LoadedDataCursor : DataViewRowCursor
{
    private readonly bool[] _active;
    private long _position = -1;
    private bool _ended;

    protected LoadedDataCursor(DataViewSchema schema, IEnumerable<DataViewSchema.Column> columnsNeeded)
    {
        Schema = schema;
        _active = new bool[schema.Count];
        foreach (var column in columnsNeeded)
            _active[column.Index] = true;
    }

    public sealed override DataViewSchema Schema { get; }

    /// <summary>-1 before the first row and after the last.</summary>
    public sealed override long Position => _position;

    public sealed override bool IsColumnActive(DataViewSchema.Column column) => _active[column.Index];

    public sealed override bool MoveNext()
    {
        if (_ended)
            return false;
        if (MoveTo(_position + 1))
        {
            _position++;
            return true;
        }
        _ended = true;
        _position = -1;
        return false;
    }

    public sealed override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (column.Index >= Schema.Count || !_active[column.Index])
            throw new ArgumentOutOfRangeException(
                nameof(column), $"Column '{column.Name}' was not asked for when the cursor was made. Name it in GetRowCursor.");
        var type = Schema[column.Index].Type;
        if (typeof(TValue) != type.RawType)
            throw new InvalidOperationException(
                $"Invalid TValue in GetGetter for column '{column.Name}': '{typeof(TValue)}', expected type: '{type.RawType}'.");
        return CreateGetter<TValue>(column.Index);
    }

    /// <summary>Goes to the next row, whose position is given; false when there is none.</summary>
    protected abstract bool MoveTo(long position);

    /// <summary>The getter of an active column, whose type was checked.</summary>
    protected abstract ValueGetter<TValue> CreateGetter<TValue>(int column);

    /// <summary>Refuses to read a value where there is no row.</summary>
    protected void CheckOnRow()
    {
        if (_position < 0)
            throw new InvalidOperationException("The cursor is on no row: call MoveNext first, and read only while it returns true.");
    }
}
