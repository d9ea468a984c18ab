using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Data;

namespace MLNetGan.Pipeline.DataViews;

/// <summary>
/// Reads a set of images in its own or a shuffled order. In a set of n cursors, the k-th has the batches k, k+n, ... of
/// that order. The id of a row is its index in the set, whatever the order.
/// </summary>
internal sealed class ImageSetCursor : LoadedDataCursor
{
    /// <summary>Rows of a batch: what one cursor of several reads in one go.</summary>
    public const int BatchRows = 64;

    private readonly ImageSet _images;
    private readonly int[]? _order;
    private readonly int _first;
    private readonly int _cursors;
    private readonly ReadOnlyMemory<char>[] _labels;
    private int _row;
    private long _batch;

    public ImageSetCursor(
        DataViewSchema schema, IEnumerable<DataViewSchema.Column> columnsNeeded, ImageSet images, int[]? order, int first, int cursors)
        : base(schema, columnsNeeded)
    {
        _images = images;
        _order = order;
        _first = first;
        _cursors = cursors;
        _labels = [.. (images.LabelNames ?? []).Select(name => name.AsMemory())];
    }

    public override long Batch => _batch;

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId value) =>
    {
        CheckOnRow();
        value = new DataViewRowId((ulong)_row, 0);
    };

    protected override bool MoveTo(long position)
    {
        long batch = position / BatchRows * _cursors + _first;
        long index = batch * BatchRows + position % BatchRows;
        if (index >= _images.Count)
            return false;
        _batch = batch;
        _row = _order is null ? (int)index : _order[index];
        return true;
    }

    protected override ValueGetter<TValue> CreateGetter<TValue>(int column)
    {
        if (column == 0)
        {
            ValueGetter<VBuffer<float>> image = ReadImage;
            return (ValueGetter<TValue>)(Delegate)image;
        }
        ValueGetter<ReadOnlyMemory<char>> label = ReadLabel;
        return (ValueGetter<TValue>)(Delegate)label;
    }

    private void ReadImage(ref VBuffer<float> value)
    {
        CheckOnRow();
        var editor = VBufferEditor.Create(ref value, _images.Shape.Length);
        _images.Read(_row, editor.Values);
        value = editor.Commit();
    }

    private void ReadLabel(ref ReadOnlyMemory<char> value)
    {
        CheckOnRow();
        value = _labels[_images.LabelOf(_row)];
    }
}
