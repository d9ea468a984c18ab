using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>
/// Rows in an order drawn from a moving pool: the same order in every pass, unless a pass brings its own random numbers.
/// Columns that cannot be kept (images) are gone.
/// </summary>
internal sealed class ShuffledView : IDataView
{
    private readonly IDataView _source;
    private readonly int _seed;
    private readonly int _poolSize;
    private readonly bool _shuffleSource;

    public ShuffledView(IDataView input, int seed, int poolSize, bool shuffleSource)
    {
        (_source, _seed, _poolSize, _shuffleSource) = (ColumnSubsetView.Cacheable(input), seed, poolSize, shuffleSource);
    }

    public bool CanShuffle => true;

    public DataViewSchema Schema => _source.Schema;

    public long? GetRowCount() => _source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        Random own = rand ?? TauswortheHybrid.Create(_seed);
        DataViewRowCursor input = _source.GetRowCursor(columnsNeeded, _shuffleSource ? new TauswortheHybrid(own) : null);
        return _poolSize == 1 ? input : new Cursor(input, own, _poolSize);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor : RootCursor
    {
        private readonly DataViewRowCursor _input;
        private readonly Random _random;
        private readonly ColumnCache[] _columns;
        private readonly ColumnCache<DataViewRowId> _ids;

        // A ring: _pool[_front] is the current row, behind it come _live - 1 rows that wait (all by their place in the caches).
        private readonly int[] _pool;
        private int _front = -1;
        private int _live;

        public Cursor(DataViewRowCursor input, Random random, int poolSize)
        {
            (_input, _random) = (input, random);
            _columns = input.Schema.Select(column => input.IsColumnActive(column) ? ColumnCache.Create(input, column) : null).ToArray();
            _ids = new ColumnCache<DataViewRowId>(input.GetIdGetter(), (in DataViewRowId from, ref DataViewRowId to) => to = from);
            _pool = Enumerable.Range(0, poolSize).ToArray();
        }

        public override long Batch => 0;
        public override DataViewSchema Schema => _input.Schema;

        public override ValueGetter<DataViewRowId> GetIdGetter() => Getter(_ids);

        public override bool IsColumnActive(DataViewSchema.Column column) => _columns[column.Index] != null;

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Contracts.CheckParam(IsColumnActive(column), nameof(column), "requested column not active");
            return Getter(_columns[column.Index] as ColumnCache<TValue>
                ?? throw Contracts.Except($"Invalid TValue: '{typeof(TValue)}', expected type: '{column.Type.RawType}'."));
        }

        protected override bool MoveNextCore()
        {
            if (_front >= 0)
                _live--;
            _front = (_front + 1) % _pool.Length;
            while (_live < _pool.Length && _input.MoveNext())
            {
                int place = _pool[(_front + _live++) % _pool.Length];
                foreach (ColumnCache column in _columns)
                    column?.Store(place);
                _ids.Store(place);
            }
            if (_live == 0)
                return false;
            int drawn = (_front + _random.Next(_live)) % _pool.Length;
            (_pool[_front], _pool[drawn]) = (_pool[drawn], _pool[_front]);
            return true;
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            _input.Dispose();
        }

        private ValueGetter<T> Getter<T>(ColumnCache<T> cache) => (ref T value) =>
        {
            Contracts.Check(Position >= 0, RowExtensions.NotOnARow);
            cache.Get(_pool[_front], ref value);
        };
    }
}
