using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Data;

namespace MLNetGan.Pipeline.DataViews;

/// <summary>
/// Sets of as many images as rows: a column for each set, such as Image (Vector of Single with dimensions C,H,W, values
/// 0..255), and, where the first has labels, Label (text).
/// </summary>
internal sealed class ImageSetDataView : IDataView
{
    public const string ImageColumn = "Image";
    public const string InputColumn = "Input";
    public const string TargetColumn = "Target";
    public const string LabelColumn = "Label";

    private readonly ImageSet[] _sets;
    private readonly int _count;

    public ImageSetDataView(ImageSet images, string column = ImageColumn)
        : this((column, images))
    {
    }

    public ImageSetDataView(ImagePairs pairs)
        : this((InputColumn, pairs.Input), (TargetColumn, pairs.Target))
    {
    }

    private ImageSetDataView(params (string Column, ImageSet Images)[] sets)
    {
        _sets = [.. sets.Select(set => set.Images)];
        _count = _sets[0].Count;
        var builder = new DataViewSchema.Builder();
        foreach (var (column, images) in sets)
            builder.AddColumn(column, new VectorDataViewType(
                NumberDataViewType.Single, images.Shape.Channels, images.Shape.Height, images.Shape.Width),
                Columns.ImageColumn.ByteValues());
        if (_sets[0].LabelNames is not null)
            builder.AddColumn(LabelColumn, TextDataViewType.Instance);
        Schema = builder.ToSchema();
    }

    public DataViewSchema Schema { get; }

    public bool CanShuffle => true;

    public long? GetRowCount() => _count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        GetRowCursorSet(columnsNeeded, 1, rand)[0];

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        var columns = columnsNeeded.ToArray();
        int[]? order = rand is null ? null : NumberedCursor.Shuffle(_count, rand);
        int batches = (_count - 1) / ImageSetCursor.BatchRows + 1;
        int count = Math.Clamp(n, 1, batches);
        var cursors = new DataViewRowCursor[count];
        for (int i = 0; i < count; i++)
            cursors[i] = new ImageSetCursor(Schema, columns, _sets, order, i, count);
        return cursors;
    }
}
