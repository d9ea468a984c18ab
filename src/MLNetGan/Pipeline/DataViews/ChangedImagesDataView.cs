using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Columns;

namespace MLNetGan.Pipeline.DataViews;

/// <summary>
/// Data with one column of images changed, each once and for all: every reading gives the same, by a seed and the rows' ids.
/// </summary>
/// <param name="source">The data.</param>
/// <param name="image">Its column of images, with values 0..255; an image that is missing, NaN throughout, stays so.</param>
/// <param name="seed">Another one changes otherwise.</param>
/// <param name="create">Makes what changes the images of a cursor.</param>
internal sealed class ChangedImagesDataView(IDataView source, DataViewSchema.Column image, long seed, Func<ImageChange> create) : IDataView
{
    public DataViewSchema Schema => source.Schema;

    public bool CanShuffle => source.CanShuffle;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new Cursor(source.GetRowCursor(columnsNeeded, rand), image, seed, create());

    public DataViewRowCursor[] GetRowCursorSet(
        IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => Array.ConvertAll(
        source.GetRowCursorSet(columnsNeeded, n, rand), cursor => (DataViewRowCursor)new Cursor(cursor, image, seed, create()));

    private sealed class Cursor(DataViewRowCursor cursor, DataViewSchema.Column image, long seed, ImageChange change) : DataViewRowCursor
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
            return isImage ? (ValueGetter<TValue>)(Delegate)Changed() : cursor.GetGetter<TValue>(column);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                cursor.Dispose();
            base.Dispose(disposing);
        }

        // By the row's id, which stays under shuffles.
        private ValueGetter<VBuffer<float>> Changed()
        {
            var reader = new VectorReader(cursor, image);
            ValueGetter<DataViewRowId> idGetter = cursor.GetIdGetter();
            float[] checks = [];
            return (ref VBuffer<float> value) =>
            {
                ReadOnlySpan<float> pixels = reader.Read();
                DataViewRowId id = default;
                idGetter(ref id);
                Array.Resize(ref checks, pixels.Length);
                PixelScale range = PixelScale.Bytes;
                bool isMissing = false;
                if (!range.ToNetwork(pixels, checks, out _) && !(isMissing = reader.IsMissing()))
                    throw RowError.Outside(
                        "Image", image.Name, range.FirstOutside(pixels), idGetter, range, "Bring the pixels into this range first");
                VBufferEditor<float> editor = VBufferEditor.Create(ref value, pixels.Length);
                if (isMissing)
                    pixels.CopyTo(editor.Values);
                else
                    change.Apply(pixels, editor.Values, CounterNoise.Combine(CounterNoise.Combine(seed, (long)id.Low), (long)id.High));
                value = editor.Commit();
            };
        }
    }
}
