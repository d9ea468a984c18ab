using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Columns;

namespace MLNetGan.Pipeline.DataViews;

/// <summary>
/// Columns of two data views whose rows do not belong together, side by side: row i of each, the shorter one from its beginning again. When
/// it is shuffled, each data view has an order of its own.
/// </summary>
internal sealed class UnpairedDataView : IDataView
{
    private readonly IDataView[] _views;
    private readonly (int View, DataViewSchema.Column Column)[] _columns;

    /// <param name="views">The two data views.</param>
    /// <param name="columns">Of each column which of them it is from, the column, and its new name.</param>
    public UnpairedDataView(IDataView[] views, params (int View, DataViewSchema.Column Column, string Name)[] columns)
    {
        _views = views;
        _columns = [.. columns.Select(column => (column.View, column.Column))];
        var builder = new DataViewSchema.Builder();
        foreach ((_, DataViewSchema.Column column, string name) in columns)
            builder.AddColumn(name, column.Type, column.Annotations);
        Schema = builder.ToSchema();
        CanShuffle = views.All(view => view.CanShuffle);
    }

    public DataViewSchema Schema { get; }

    public bool CanShuffle { get; }

    public long? GetRowCount() => _views.All(view => view.GetRowCount() is not null) ? _views.Max(view => view.GetRowCount()) : null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new Cursor(this, [.. columnsNeeded], CanShuffle ? rand : null);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor : LoadedDataCursor
    {
        private readonly Source[] _sources;
        private readonly (int View, DataViewSchema.Column Column)[] _columns;

        public Cursor(UnpairedDataView data, DataViewSchema.Column[] columnsNeeded, Random? random) : base(data.Schema, columnsNeeded)
        {
            _columns = data._columns;
            _sources = [.. data._views.Select((view, i) => new Source(
                view,
                [.. columnsNeeded.Select(column => data._columns[column.Index])
                    .Where(column => column.View == i).Select(column => column.Column)],
                random is null ? null : new OrderRandom(random.NextInt64())))];
        }

        public override long Batch => 0;

        public override ValueGetter<DataViewRowId> GetIdGetter() => new Ids(this).Get;

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
            (int view, DataViewSchema.Column source) = _columns[column];
            ValueGetter<TValue> getter = _sources[view].Getter<TValue>(source);
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

        private sealed class Ids(Cursor cursor) : IRowOrigin
        {
            private readonly Func<DataViewRowId>[] _ids = [.. cursor._sources.Select(source => source.IdReader())];

            public void Get(ref DataViewRowId value)
            {
                cursor.CheckOnRow();
                value = _ids[0]().Combine(_ids[1]());
            }

            public string NameOf(string column)
            {
                cursor.CheckOnRow();
                if (cursor.Schema.GetColumnOrNull(column) is not { } found)
                    return $"{cursor._sources[0].RowName(column)} of the first and {cursor._sources[1].RowName(column)} of the second " +
                        "of two unpaired data views";
                (int view, DataViewSchema.Column source) = cursor._columns[found.Index];
                return $"{cursor._sources[view].RowName(source.Name)} of its own data view";
            }
        }
    }

    /// <summary>Reads columns of a data view again and again.</summary>
    private sealed class Source(IDataView view, DataViewSchema.Column[] columns, Random? random) : IDisposable
    {
        private DataViewRowCursor _cursor = Open(view, columns, random);
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
            _cursor = Open(view, columns, random);
            _pass++;
            IsOnRow = _cursor.MoveNext();
        }

        public ValueGetter<TValue> Getter<TValue>(DataViewSchema.Column column)
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

        public string RowName(string column) => Columns.RowName.Of(_cursor.GetIdGetter(), column);

        public void Dispose() => _cursor.Dispose();

        private static DataViewRowCursor Open(IDataView view, DataViewSchema.Column[] columns, Random? random) =>
            view.GetRowCursor(columns, random is null ? null : new OrderRandom(random.NextInt64()));
    }
}
