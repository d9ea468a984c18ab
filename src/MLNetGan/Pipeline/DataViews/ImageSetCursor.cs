using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Data;

namespace MLNetGan.Pipeline.DataViews;

/// <summary>
/// Reads sets of as many images in their own or a shuffled order. In a set of n cursors, the k-th has the batches k, k+n, ... of
/// that order. The id of a row is its index in the sets, whatever the order.
/// </summary>
internal sealed class ImageSetCursor : LoadedDataCursor
{
    /// <summary>Rows of a batch: what one cursor of several reads in one go.</summary>
    public const int BatchRows = 64;

    private readonly ImageSet[] _sets;
    private readonly int[]? _order;
    private readonly int _first;
    private readonly int _cursors;
    private readonly ReadOnlyMemory<char>[] _labels;
    private int _row;
    private long _batch;

    public ImageSetCursor(
        DataViewSchema schema, IEnumerable<DataViewSchema.Column> columnsNeeded, ImageSet[] sets, int[]? order, int first, int cursors)
        : base(schema, columnsNeeded)
    {
        _sets = sets;
        _order = order;
        _first = first;
        _cursors = cursors;
        _labels = [.. (sets[0].LabelNames ?? []).Select(name => name.AsMemory())];
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
        if (index >= _sets[0].Count)
            return false;
        _batch = batch;
        _row = _order is null ? (int)index : _order[index];
        return true;
    }

    protected override ValueGetter<TValue> CreateGetter<TValue>(int column)
    {
        if (column < _sets.Length)
            return (ValueGetter<TValue>)(Delegate)ImageGetter(_sets[column]);
        ValueGetter<ReadOnlyMemory<char>> label = ReadLabel;
        return (ValueGetter<TValue>)(Delegate)label;
    }

    private ValueGetter<VBuffer<float>> ImageGetter(ImageSet images) => (ref VBuffer<float> value) =>
    {
        CheckOnRow();
        var editor = VBufferEditor.Create(ref value, images.Shape.Length);
        images.Read(_row, editor.Values);
        value = editor.Commit();
    };

    private void ReadLabel(ref ReadOnlyMemory<char> value)
    {
        CheckOnRow();
        value = _labels[_sets[0].LabelOf(_row)];
    }
}
