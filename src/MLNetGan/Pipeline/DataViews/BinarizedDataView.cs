using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Pipeline.DataViews;

/// <summary>Data whose images have pixels of 0 and 255 alone: each drawn, once and for all, with its brightness as the chance of 255.</summary>
internal sealed class BinarizedDataView(IDataView source, DataViewSchema.Column image, long seed) : IDataView
{
    public DataViewSchema Schema => source.Schema;

    public bool CanShuffle => source.CanShuffle;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new Cursor(source.GetRowCursor(columnsNeeded, rand), image, seed);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        Array.ConvertAll(source.GetRowCursorSet(columnsNeeded, n, rand), cursor => (DataViewRowCursor)new Cursor(cursor, image, seed));

    private sealed class Cursor(DataViewRowCursor cursor, DataViewSchema.Column image, long seed) : DataViewRowCursor
    {
        public override DataViewSchema Schema => cursor.Schema;

        public override long Position => cursor.Position;

        public override long Batch => cursor.Batch;

        public override bool MoveNext() => cursor.MoveNext();

        public override bool IsColumnActive(DataViewSchema.Column column) => cursor.IsColumnActive(column);

        public override ValueGetter<DataViewRowId> GetIdGetter() => cursor.GetIdGetter();

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            ValueGetter<TValue> getter = cursor.GetGetter<TValue>(column);
            return column.Index == image.Index && getter is ValueGetter<VBuffer<float>> pixels ? (ValueGetter<TValue>)(Delegate)Binarized(pixels) : getter;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                cursor.Dispose();
            base.Dispose(disposing);
        }

        // By the row's id, which stays under shuffles, so that every pass draws the same.
        private ValueGetter<VBuffer<float>> Binarized(ValueGetter<VBuffer<float>> getter)
        {
            ValueGetter<DataViewRowId> idGetter = cursor.GetIdGetter();
            float[] chances = [];
            VBuffer<float> pixels = default;
            return (ref VBuffer<float> value) =>
            {
                getter(ref pixels);
                DataViewRowId id = default;
                idGetter(ref id);
                Array.Resize(ref chances, pixels.Length);
                CounterNoise.Uniform(CounterNoise.Combine(CounterNoise.Combine(seed, (long)id.Low), (long)id.High), chances);
                VBufferEditor<float> editor = VBufferEditor.Create(ref value, pixels.Length);
                pixels.CopyTo(editor.Values);
                for (int i = 0; i < chances.Length; i++)
                {
                    if (!float.IsNaN(editor.Values[i]))
                        editor.Values[i] = editor.Values[i] >= 255 * chances[i] ? 255 : 0;
                }
                value = editor.Commit();
            };
        }
    }
}
