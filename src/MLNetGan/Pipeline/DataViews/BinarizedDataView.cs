using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Columns;

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
            bool isImage = column.Index == image.Index && typeof(TValue) == typeof(VBuffer<float>);
            return isImage ? (ValueGetter<TValue>)(Delegate)Binarized() : cursor.GetGetter<TValue>(column);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                cursor.Dispose();
            base.Dispose(disposing);
        }

        // By the row's id, which stays under shuffles, so that every pass draws the same.
        private ValueGetter<VBuffer<float>> Binarized()
        {
            var reader = new VectorReader(cursor, image);
            ValueGetter<DataViewRowId> idGetter = cursor.GetIdGetter();
            float[] chances = [];
            return (ref VBuffer<float> value) =>
            {
                ReadOnlySpan<float> pixels = reader.Read();
                DataViewRowId id = default;
                idGetter(ref id);
                Array.Resize(ref chances, pixels.Length);
                PixelScale range = PixelScale.Bytes;
                if (!range.ToNetwork(pixels, chances, out _) && !reader.IsMissing())
                    throw RowError.Outside(
                        "Image", image.Name, range.FirstOutside(pixels), idGetter, range, "Bring the pixels into this range first");
                CounterNoise.Uniform(CounterNoise.Combine(CounterNoise.Combine(seed, (long)id.Low), (long)id.High), chances);
                VBufferEditor<float> editor = VBufferEditor.Create(ref value, pixels.Length);
                for (int i = 0; i < chances.Length; i++)
                    editor.Values[i] = float.IsNaN(pixels[i]) ? float.NaN : pixels[i] >= 255 * chances[i] ? 255 : 0;
                value = editor.Commit();
            };
        }
    }
}
