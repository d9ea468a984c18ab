using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Pipeline.DataViews;

/// <summary>
/// Two columns whose rows do not belong together, side by side: row i of each, the shorter one from its beginning again. When
/// it is shuffled, each column has an order of its own.
/// </summary>
internal sealed class UnpairedDataView : IDataView
{
    private readonly (IDataView View, DataViewSchema.Column Column)[] _sources;

    /// <param name="sources">A data view, its column, and the column's new name.</param>
    public UnpairedDataView(params (IDataView View, DataViewSchema.Column Column, string Name)[] sources)
    {
        _sources = [.. sources.Select(source => (source.View, source.Column))];
        var builder = new DataViewSchema.Builder();
        foreach ((_, DataViewSchema.Column column, string name) in sources)
            builder.AddColumn(name, column.Type, column.Annotations);
        Schema = builder.ToSchema();
        CanShuffle = _sources.All(source => source.View.CanShuffle);
    }

    public DataViewSchema Schema { get; }

    public bool CanShuffle { get; }

    public long? GetRowCount() => _sources.All(source => source.View.GetRowCount() is not null) ? _sources.Max(source => source.View.GetRowCount()) : null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new Cursor(Schema, [.. columnsNeeded], _sources, CanShuffle ? rand : null);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor : LoadedDataCursor
    {
        private readonly Source[] _sources;

        public Cursor(DataViewSchema schema, DataViewSchema.Column[] columnsNeeded, (IDataView View, DataViewSchema.Column Column)[] sources, Random? random)
            : base(schema, columnsNeeded)
        {
            _sources = [.. sources.Select((source, i) => new Source(
                source.View, source.Column, columnsNeeded.Any(column => column.Index == i), random is null ? null : new OrderRandom(random.NextInt64())))];
        }

        public override long Batch => 0;

        public override ValueGetter<DataViewRowId> GetIdGetter()
        {
            Func<DataViewRowId>[] ids = [.. _sources.Select(source => source.IdReader())];
            return (ref DataViewRowId value) =>
            {
                CheckOnRow();
                value = ids[0]().Combine(ids[1]());
            };
        }

        // The end is where the longer one ends, while the shorter one is in one of its repeats.
        protected override bool MoveTo(long position)
        {
            foreach (Source source in _sources)
                source.MoveNext();
            if (_sources.All(source => source.HasEnded))
                return false;
            return _sources.All(source => source.IsOnRow)
                ? true
                : throw new InvalidOperationException("One of two unpaired data views has no rows: expected at least one image in each.");
        }

        protected override ValueGetter<TValue> CreateGetter<TValue>(int column)
        {
            ValueGetter<TValue> getter = _sources[column].Getter<TValue>();
            return (ref TValue value) =>
            {
                CheckOnRow();
                getter(ref value);
            };
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                foreach (Source source in _sources)
                    source.Dispose();
            }
            base.Dispose(disposing);
        }
    }

    /// <summary>Reads a column again and again.</summary>
    private sealed class Source(IDataView view, DataViewSchema.Column column, bool isNeeded, Random? random) : IDisposable
    {
        private DataViewRowCursor _cursor = Open(view, column, isNeeded, random);
        private int _pass;

        /// <summary>Whether all rows were read once.</summary>
        public bool HasEnded { get; private set; }

        public bool IsOnRow { get; private set; }

        public void MoveNext()
        {
            IsOnRow = _cursor.MoveNext();
            if (IsOnRow)
                return;
            HasEnded = true;
            _cursor.Dispose();
            _cursor = Open(view, column, isNeeded, random);
            _pass++;
            IsOnRow = _cursor.MoveNext();
        }

        public ValueGetter<TValue> Getter<TValue>()
        {
            ValueGetter<TValue>? getter = null;
            int pass = -1;
            return (ref TValue value) =>
            {
                if (pass != _pass)
                    (getter, pass) = (_cursor.GetGetter<TValue>(column), _pass);
                getter!(ref value);
            };
        }

        public Func<DataViewRowId> IdReader()
        {
            ValueGetter<DataViewRowId>? getter = null;
            int pass = -1;
            return () =>
            {
                if (pass != _pass)
                    (getter, pass) = (_cursor.GetIdGetter(), _pass);
                DataViewRowId id = default;
                getter!(ref id);
                return id;
            };
        }

        public void Dispose() => _cursor.Dispose();

        private static DataViewRowCursor Open(IDataView view, DataViewSchema.Column column, bool isNeeded, Random? random) =>
            view.GetRowCursor(isNeeded ? [column] : [], random is null ? null : new OrderRandom(random.NextInt64()));
    }
}
