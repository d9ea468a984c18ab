using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.DataViews;

namespace MLNetGan.Pipeline.Saving;

/// <summary>One row for every label: its key, and the vector that is 1 at its place and 0 elsewhere.</summary>
internal sealed class OneHotDataView : IDataView
{
    public const string Label = "Label";

    private readonly int _count;

    public OneHotDataView(LabelColumn label, string oneHotColumn)
    {
        _count = label.Count;
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(Label, new KeyDataViewType(typeof(uint), _count), label.Annotations);
        builder.AddColumn(oneHotColumn, new VectorDataViewType(NumberDataViewType.Single, _count));
        Schema = builder.ToSchema();
    }

    public DataViewSchema Schema { get; }

    public bool CanShuffle => false;

    public long? GetRowCount() => _count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new Cursor(Schema, columnsNeeded, _count);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(DataViewSchema schema, IEnumerable<DataViewSchema.Column> columnsNeeded, int count) : LoadedDataCursor(schema, columnsNeeded)
    {
        public override long Batch => 0;

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)Position, 0);

        protected override bool MoveTo(long position) => position < count;

        protected override ValueGetter<TValue> CreateGetter<TValue>(int column)
        {
            Delegate getter = column == 0 ? new ValueGetter<uint>(ReadLabel) : new ValueGetter<VBuffer<float>>(ReadOneHot);
            return (ValueGetter<TValue>)getter;
        }

        private void ReadLabel(ref uint value) => value = (uint)Position + 1;

        private void ReadOneHot(ref VBuffer<float> value)
        {
            VBufferEditor<float> editor = VBufferEditor.Create(ref value, count);
            editor.Values.Clear();
            editor.Values[(int)Position] = 1;
            value = editor.Commit();
        }
    }
}
