using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>
/// Keeps columns in memory, each read from the source when it is first asked for. Columns that cannot be kept (images)
/// are gone, rows get new ids (their number), and shuffling is always possible.
/// </summary>
internal sealed class CacheView : IDataView
{
    private readonly IDataView _source;
    private readonly ColumnCache[] _caches;
    private readonly Lock _lock = new();
    private long? _rowCount;

    public CacheView(IDataView input, IEnumerable<string> prefetch)
    {
        DataViewSchema.Column[] wanted = prefetch.Select(name => input.Schema[name]).ToArray();
        foreach (DataViewSchema.Column column in wanted.Where(column => !column.Type.IsCacheable()))
            throw Contracts.Except($"Asked to prefetch column '{column.Name}' into cache, but it is of unhandled type '{column.Type}'");
        _source = ColumnSubsetView.Cacheable(input);
        _caches = new ColumnCache[_source.Schema.Count];
        _rowCount = _source.GetRowCount();
        if (wanted.Length > 0)
            Fill(_source.Schema.Active(wanted.Select(column => _source.Schema[column.Name])));
    }

    public bool CanShuffle => true;

    public DataViewSchema Schema => _source.Schema;

    public long? GetRowCount() => _rowCount;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null) =>
        Cursors(columnsNeeded, 1, rand)[0];

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        Cursors(columnsNeeded, Parallelism.CursorCount(n), rand);

    private DataViewRowCursor[] Cursors(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand)
    {
        bool[] active = Schema.Active(Contracts.CheckValue(columnsNeeded, nameof(columnsNeeded)));
        int rows = Fill(active);
        int[] order = rand == null ? null : TauswortheHybrid.Permutation(rand, rows);
        return Enumerable.Range(0, n).Select(i => (DataViewRowCursor)new Cursor(this, active, order, rows, i, n)).ToArray();
    }

    private int Fill(bool[] active)
    {
        lock (_lock)
        {
            var missing = Schema.Where(column => active[column.Index] && _caches[column.Index] == null).ToArray();
            if (missing.Length == 0 && _rowCount.HasValue)
                return (int)_rowCount.Value;
            using DataViewRowCursor cursor = _source.GetRowCursor(missing);
            var caches = Array.ConvertAll(missing, column => ColumnCache.Create(cursor, column));
            int rows = 0;
            for (; cursor.MoveNext(); rows++)
            {
                foreach (ColumnCache cache in caches)
                    cache.Store(rows);
            }
            for (int i = 0; i < missing.Length; i++)
                _caches[missing[i].Index] = caches[i];
            _rowCount = rows;
            return rows;
        }
    }

    private sealed class Cursor(CacheView view, bool[] active, int[] order, int rows, int first, int cursors) : RootCursor
    {
        // Several cursors share the rows in blocks of 64, in turn.
        private const int BlockSize = 64;
        private long _block = first;
        private int _next = first * BlockSize;
        private int _index;

        public override long Batch => cursors == 1 ? 0 : _block;
        public override DataViewSchema Schema => view.Schema;

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId value) =>
        {
            Contracts.Check(Position >= 0, "Cannot call ID getter in current state");
            value = new DataViewRowId((ulong)_index, 0);
        };

        public override bool IsColumnActive(DataViewSchema.Column column) => active[column.Index];

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Contracts.CheckParam(IsColumnActive(column), nameof(column), "requested column not active");
            var cache = view._caches[column.Index] as ColumnCache<TValue>
                ?? throw Contracts.Except($"Invalid TValue: '{typeof(TValue)}', expected type: '{column.Type.RawType}'.");
            return (ref TValue value) =>
            {
                Contracts.Check(Position >= 0, RowExtensions.NotOnARow);
                cache.Get(_index, ref value);
            };
        }

        protected override bool MoveNextCore()
        {
            if (cursors > 1 && _next == (_block + 1) * BlockSize)
            {
                _block += cursors;
                _next = checked((int)(_block * BlockSize));
            }
            if (_next >= rows)
                return false;
            _index = order?[_next] ?? _next;
            _next++;
            return true;
        }
    }
}
