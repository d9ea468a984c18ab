using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Pipeline.Rows;

/// <summary>
/// Reads rows ahead and runs the network on many at a time. There is one pass over one input cursor, and what the
/// reading ahead passes by (ids, positions, the other columns) is kept for its row: a second cursor over the same input
/// would have to meet the same rows in the same order, which neither cursor sets nor every source promise.
/// </summary>
internal sealed class BatchedCursor : DataViewRowCursor
{
    /// <summary>The most rows that go through the network together.</summary>
    public const int Capacity = 64;

    private readonly MappedSchema _schema;
    private readonly DataViewRowCursor _input;
    private readonly bool[] _active;
    private readonly RowBatch _batch;
    private readonly ColumnBuffer?[] _kept;
    private readonly ValueGetter<DataViewRowId> _id;
    private readonly (long Position, long Batch, DataViewRowId Id)[] _rows = new (long, long, DataViewRowId)[Capacity];
    private readonly Slot _slot = new() { Index = -1 };
    private int _count;
    private bool _isOver;

    public BatchedCursor(MappedSchema schema, DataViewRowCursor input, bool[] active)
    {
        (_schema, _input, _active) = (schema, input, active);
        _batch = new RowBatch(schema, input, Capacity);
        _kept = [.. schema.Input.Select(column => active[column.Index] ? ColumnBuffer.Create(input, column, Capacity) : null)];
        _id = input.GetIdGetter();
    }

    public override DataViewSchema Schema => _schema.Output;

    public override long Position => IsOnRow ? _rows[_slot.Index].Position : -1;

    public override long Batch => IsOnRow ? _rows[_slot.Index].Batch : _input.Batch;

    private bool IsOnRow => (uint)_slot.Index < (uint)_count;

    public override bool MoveNext()
    {
        if (_slot.Index + 1 < _count)
        {
            _slot.Index++;
            return true;
        }
        (_slot.Index, _count) = (-1, 0);
        int count = ReadAhead();
        if (count == 0)
            return false;
        _batch.Run(count);
        (_slot.Index, _count) = (0, count);
        return true;
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) =>
    {
        CheckOnRow();
        id = _rows[_slot.Index].Id;
    };

    public override bool IsColumnActive(DataViewSchema.Column column) => _active[column.Index];

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        _schema.CheckGetter<TValue>(column, _active);
        Delegate getter = _schema.IsAdded(column.Index)
            ? _batch.GetGetter(column.Index - _schema.Input.Count, _slot)
            : _kept[column.Index]!.GetGetter(_slot);
        var typed = (ValueGetter<TValue>)getter;
        return (ref TValue value) =>
        {
            CheckOnRow();
            typed(ref value);
        };
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _input.Dispose();
        base.Dispose(disposing);
    }

    private int ReadAhead()
    {
        int count = 0;
        if (_isOver)
            return count;
        // And so it stays where a row cannot be read: those before it are lost.
        _isOver = true;
        for (; count < Capacity && (count == 0 || !_batch.IsFull); count++)
        {
            if (!_input.MoveNext())
                return count;
            _rows[count].Position = _input.Position;
            _rows[count].Batch = _input.Batch;
            _id(ref _rows[count].Id);
            _batch.Read(count);
            foreach (ColumnBuffer? column in _kept)
                column?.Read(count);
        }
        _isOver = false;
        return count;
    }

    private void CheckOnRow()
    {
        if (!IsOnRow)
            throw new InvalidOperationException("The cursor is on no row: call MoveNext first, and read only while it returns true.");
    }
}
