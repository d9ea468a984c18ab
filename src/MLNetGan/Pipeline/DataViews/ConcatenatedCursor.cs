using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Columns;

namespace MLNetGan.Pipeline.DataViews;

/// <summary>
/// Reads several data views one after the other or, given random numbers, each shuffled and in turns drawn with a
/// chance in proportion to the rows that it has left. The id of a row depends on its source and its id there alone.
/// </summary>
internal sealed class ConcatenatedCursor : LoadedDataCursor
{
    private readonly IDataView[] _sources;
    private readonly DataViewSchema.Column[][] _sourceColumns;
    private readonly int[] _needed;
    private readonly DataViewRowCursor?[] _cursors;
    private readonly Random? _random;
    private readonly long[] _left;
    private int _source;

    public ConcatenatedCursor(
        DataViewSchema schema, DataViewSchema.Column[] columnsNeeded, IDataView[] sources, DataViewSchema.Column[][] sourceColumns,
        Random? random)
        : base(schema, columnsNeeded)
    {
        _sources = sources;
        _sourceColumns = sourceColumns;
        _needed = [.. columnsNeeded.Select(column => column.Index).Distinct()];
        _cursors = new DataViewRowCursor?[sources.Length];
        _random = random;
        _left = random is null ? [] : [.. sources.Select(source => source.GetRowCount() ?? 0)];
    }

    public override long Batch => 0;

    public override ValueGetter<DataViewRowId> GetIdGetter() => new Ids(this).Get;

    protected override bool MoveTo(long position) => _random is null ? MoveInTurn() : MoveDrawn(_random);

    protected override ValueGetter<TValue> CreateGetter<TValue>(int column)
    {
        var getters = new ValueGetter<TValue>?[_sources.Length];
        return (ref TValue value) =>
        {
            CheckOnRow();
            (getters[_source] ??= Cursor(_source).GetGetter<TValue>(_sourceColumns[_source][column]))(ref value);
        };
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            foreach (var cursor in _cursors)
                cursor?.Dispose();
        base.Dispose(disposing);
    }

    private bool MoveInTurn()
    {
        for (; _source < _sources.Length; _source++)
            if (Cursor(_source).MoveNext())
                return true;
        return false;
    }

    private bool MoveDrawn(Random random)
    {
        for (long left = _left.Sum(); left > 0; left = _left.Sum())
        {
            long ticket = random.NextInt64(left);
            for (_source = 0; ticket >= _left[_source]; _source++)
                ticket -= _left[_source];
            if (Cursor(_source).MoveNext())
            {
                _left[_source]--;
                return true;
            }
            _left[_source] = 0;
        }
        return false;
    }

    private DataViewRowCursor Cursor(int source) => _cursors[source] ??= _sources[source].GetRowCursor(
        _needed.Select(column => _sourceColumns[source][column]), _random is null ? null : new OrderRandom(_random.NextInt64()));

    private sealed class Ids(ConcatenatedCursor cursor) : IRowOrigin
    {
        private readonly ValueGetter<DataViewRowId>?[] _getters = new ValueGetter<DataViewRowId>?[cursor._sources.Length];

        public void Get(ref DataViewRowId value)
        {
            cursor.CheckOnRow();
            Current(ref value);
            value = value.Combine(new DataViewRowId((ulong)cursor._source, 0));
        }

        public string NameOf(string column)
        {
            cursor.CheckOnRow();
            if (cursor.Schema.GetColumnOrNull(column) is { } found)
                column = cursor._sourceColumns[cursor._source][found.Index].Name;
            return $"{RowName.Of(Current, column)} of sources[{cursor._source}] of those that were concatenated";
        }

        private ValueGetter<DataViewRowId> Current => _getters[cursor._source] ??= cursor.Cursor(cursor._source).GetIdGetter();
    }
}
