using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>How many cursors to read with, and how to join what they read.</summary>
internal static class Parallelism
{
    public static int CursorCount(int asked = 0)
    {
        int usual = Math.Max(2, Environment.ProcessorCount - 1);
        return asked > 0 ? Math.Min(asked, 2 * usual) : usual;
    }

    /// <summary>One cursor over the rows of all, in the order of their batches.</summary>
    public static DataViewRowCursor Join(DataViewRowCursor[] cursors)
    {
        Contracts.Check(cursors.Length > 0, "A cursor set must hold at least one cursor.");
        return cursors.Length == 1 ? cursors[0] : new JoinedCursor(cursors);
    }

    private sealed class JoinedCursor(DataViewRowCursor[] cursors) : RootCursor
    {
        // Cursors that have rows left, each standing on its next row (but for the current one, which stands on ours).
        private List<int> _live;
        private int _current;

        public override long Batch => 0;
        public override DataViewSchema Schema => cursors[0].Schema;

        public override ValueGetter<DataViewRowId> GetIdGetter() =>
            Current(Array.ConvertAll(cursors, cursor => cursor.GetIdGetter()));

        public override bool IsColumnActive(DataViewSchema.Column column) => cursors[0].IsColumnActive(column);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) =>
            Current(Array.ConvertAll(cursors, cursor => cursor.GetGetter<TValue>(cursor.Schema[column.Index])));

        protected override bool MoveNextCore()
        {
            if (_live == null)
                _live = Enumerable.Range(0, cursors.Length).Where(i => cursors[i].MoveNext()).ToList();
            else if (!cursors[_current].MoveNext())
                _live.Remove(_current);
            if (_live.Count == 0)
                return false;
            _current = _live.MinBy(i => cursors[i].Batch);
            return true;
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            foreach (DataViewRowCursor cursor in cursors)
                cursor.Dispose();
        }

        private ValueGetter<T> Current<T>(ValueGetter<T>[] getters) => (ref T value) =>
        {
            Contracts.Check(Position >= 0, RowExtensions.NotOnARow);
            getters[_current](ref value);
        };
    }
}
