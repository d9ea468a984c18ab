using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A data view over objects; each cursor enumerates them anew.</summary>
internal sealed class EnumerableView<TRow> : IDataView
    where TRow : class
{
    private readonly IEnumerable<TRow> _data;
    private readonly RowClass _rowClass;
    private readonly Delegate[] _readers;

    public EnumerableView(IEnumerable<TRow> data, RowClass rowClass)
    {
        _data = data;
        _rowClass = rowClass;
        _readers = MemberReader.Compile<TRow>(rowClass);
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema => _rowClass.Schema;

    public long? GetRowCount() => (_data as ICollection<TRow>)?.Count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null) =>
        new Cursor(this, Schema.Active(Contracts.CheckValue(columnsNeeded, nameof(columnsNeeded))));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor : RootCursor
    {
        private readonly EnumerableView<TRow> _view;
        private readonly IEnumerator<TRow> _rows;
        private readonly Delegate[] _getters;
        private TRow _current;

        public Cursor(EnumerableView<TRow> view, bool[] active)
        {
            _view = view;
            _rows = view._data.GetEnumerator();
            _getters = active.Select((isActive, i) =>
                isActive ? MemberReader.Getter(view._rowClass.Columns[i], view._readers[i], () => _current) : null).ToArray();
        }

        public override long Batch => 0;
        public override DataViewSchema Schema => _view.Schema;

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId value) =>
        {
            Contracts.Check(Position >= 0, RowExtensions.NotOnARow);
            value = new DataViewRowId((ulong)Position, 0);
        };

        public override bool IsColumnActive(DataViewSchema.Column column) => _getters[column.Index] != null;

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => _getters[column.Index].As<TValue>(column);

        protected override bool MoveNextCore()
        {
            bool moved = _rows.MoveNext();
            _current = moved ? _rows.Current : null;
            Contracts.Check(!moved || _current != null, "Encountered null when iterating over data, this is not supported.");
            return moved;
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            _rows.Dispose();
        }
    }
}
