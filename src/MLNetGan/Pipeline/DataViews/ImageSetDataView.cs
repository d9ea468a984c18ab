using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Data;

namespace MLNetGan.Pipeline.DataViews;

/// <summary>
/// A set of images as rows: column Image (Vector of Single with dimensions C,H,W, values 0..255) and, where the set has
/// labels, Label (text).
/// </summary>
internal sealed class ImageSetDataView : IDataView
{
    public const string ImageColumn = "Image";
    public const string LabelColumn = "Label";

    private readonly ImageSet _images;

    public ImageSetDataView(ImageSet images)
    {
        _images = images;
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(ImageColumn, new VectorDataViewType(
            NumberDataViewType.Single, images.Shape.Channels, images.Shape.Height, images.Shape.Width));
        if (images.LabelNames is not null)
            builder.AddColumn(LabelColumn, TextDataViewType.Instance);
        Schema = builder.ToSchema();
    }

    public DataViewSchema Schema { get; }

    public bool CanShuffle => true;

    public long? GetRowCount() => _images.Count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        GetRowCursorSet(columnsNeeded, 1, rand)[0];

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        var columns = columnsNeeded.ToArray();
        var order = Shuffle(rand);
        int batches = (_images.Count - 1) / ImageSetCursor.BatchRows + 1;
        int count = Math.Clamp(n, 1, batches);
        var cursors = new DataViewRowCursor[count];
        for (int i = 0; i < count; i++)
            cursors[i] = new ImageSetCursor(Schema, columns, _images, order, i, count);
        return cursors;
    }

    private int[]? Shuffle(Random? rand)
    {
        if (rand is null)
            return null;
        var order = new int[_images.Count];
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        rand.Shuffle(order);
        return order;
    }
}
