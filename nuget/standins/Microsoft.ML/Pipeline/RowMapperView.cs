using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A data view with columns added by a row mapper.</summary>
internal sealed class RowMapperView : IDataView, IRowToRowMapper
{
    private readonly IDataView _source;
    private readonly IRowMapper _mapper;
    private readonly ColumnBindings _bindings;

    public RowMapperView(IDataView source, IRowMapper mapper)
    {
        _source = source;
        _mapper = mapper;
        _bindings = new ColumnBindings(source.Schema, mapper.GetOutputColumns());
    }

    public bool CanShuffle => _source.CanShuffle;
    public DataViewSchema Schema => _bindings.Schema;
    public DataViewSchema InputSchema => _source.Schema;
    public DataViewSchema OutputSchema => _bindings.Schema;

    public static DataViewSchema GetOutputSchema(DataViewSchema input, IRowMapper mapper) =>
        new ColumnBindings(input, mapper.GetOutputColumns()).Schema;

    public long? GetRowCount() => _source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        bool[] active = Schema.Active(columnsNeeded);
        // Computed columns are worth several threads: the real package reads through a cursor set and joins it again.
        Random used = CanShuffle ? rand : null;
        return _bindings.Added.Any(i => active[i]) && columnsNeeded.All(column => column.Type.IsCacheable())
            ? Parallelism.Join(GetRowCursorSet(columnsNeeded, Parallelism.CursorCount(), used))
            : new Cursor(_source.GetRowCursor(Inputs(active), used), this, active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
    {
        bool[] active = Schema.Active(columnsNeeded);
        return Array.ConvertAll(_source.GetRowCursorSet(Inputs(active), n, rand), cursor => (DataViewRowCursor)new Cursor(cursor, this, active));
    }

    IEnumerable<DataViewSchema.Column> IRowToRowMapper.GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns) =>
        Inputs(Schema.Active(dependingColumns));

    DataViewRow IRowToRowMapper.GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        Contracts.CheckValue(input, nameof(input));
        Contracts.CheckValue(activeColumns, nameof(activeColumns));
        Contracts.Check(input.Schema == InputSchema, "Schema of input row must be the same as the schema the mapper is bound to");
        return new Row(input, this, Schema.Active(activeColumns));
    }

    private IEnumerable<DataViewSchema.Column> Inputs(bool[] active)
    {
        Func<int, bool> needed = _mapper.GetDependencies(i => active[_bindings.Added[i]]);
        var passed = new HashSet<int>();
        for (int i = 0; i < active.Length; i++)
        {
            if (active[i] && _bindings.Map(i) is (true, var index))
                passed.Add(index);
        }
        return InputSchema.Where(column => passed.Contains(column.Index) || needed(column.Index)).ToArray();
    }

    private Delegate[] Getters(DataViewRow input, bool[] active, out Action disposer) =>
        _mapper.CreateGetters(input, i => active[_bindings.Added[i]], out disposer);

    private ValueGetter<TValue> Getter<TValue>(DataViewRow input, Delegate[] getters, DataViewSchema.Column column) =>
        _bindings.Map(column.Index) is (true, var source)
            ? input.GetGetter<TValue>(input.Schema[source])
            : getters[_bindings.Map(column.Index).Index] as ValueGetter<TValue>
                ?? throw Contracts.Except($"Invalid TValue in GetGetter: '{typeof(TValue)}', expected type: '{column.Type.RawType}'.");

    private sealed class Cursor : WrappingCursor
    {
        private readonly RowMapperView _view;
        private readonly bool[] _active;
        private readonly Delegate[] _getters;
        private Action _disposer;

        public Cursor(DataViewRowCursor input, RowMapperView view, bool[] active)
            : base(input)
        {
            _view = view;
            _active = active;
            _getters = view.Getters(input, active, out _disposer);
        }

        public override DataViewSchema Schema => _view.Schema;

        public override bool IsColumnActive(DataViewSchema.Column column) => _active[column.Index];

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            if (!_active[column.Index])
                throw new InvalidOperationException();
            return _view.Getter<TValue>(Input, _getters, column);
        }

        protected override void Dispose(bool disposing)
        {
            Interlocked.Exchange(ref _disposer, null)?.Invoke();
            base.Dispose(disposing);
        }
    }

    private sealed class Row : DataViewRow
    {
        private readonly DataViewRow _input;
        private readonly RowMapperView _view;
        private readonly Delegate[] _getters;
        private Action _disposer;

        public Row(DataViewRow input, RowMapperView view, bool[] active)
        {
            _input = input;
            _view = view;
            _getters = view.Getters(input, active, out _disposer);
        }

        public override long Position => _input.Position;
        public override long Batch => _input.Batch;
        public override DataViewSchema Schema => _view.Schema;

        public override ValueGetter<DataViewRowId> GetIdGetter() => _input.GetIdGetter();

        public override bool IsColumnActive(DataViewSchema.Column column) => _view._bindings.Map(column.Index) is (true, var source)
            ? _input.IsColumnActive(_input.Schema[source])
            : _getters[_view._bindings.Map(column.Index).Index] != null;

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => _view.Getter<TValue>(_input, _getters, column);

        protected override void Dispose(bool disposing)
        {
            Interlocked.Exchange(ref _disposer, null)?.Invoke();
            if (disposing)
                _input.Dispose();
        }
    }
}
