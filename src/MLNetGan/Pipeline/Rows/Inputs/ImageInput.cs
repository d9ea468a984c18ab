using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetGan.Onnx;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Saving;
using static TorchSharp.torch;

namespace MLNetGan.Pipeline.Rows.Inputs;

/// <summary>An image of the row: of the very type that was trained on, or of any size and kind of column.</summary>
/// <param name="role">What the images are to the network, as error messages say it.</param>
/// <param name="columnName">The column.</param>
/// <param name="name">The input's name in exported graphs.</param>
/// <param name="image">What the training column held.</param>
internal sealed class ImageInput(string role, string columnName, string name, ImageColumn image) : RowInput
{
    /// <summary>What to do where numbers are outside the range.</summary>
    public const string NumbersFromZero = "Number what the numbers stand for from 0 on, anew in each image, so that none is above 255";

    public string Role => role;

    public string ColumnName => columnName;

    /// <summary>The role and the column, as error messages begin with them.</summary>
    public string Title => $"{CapitalRole} column '{columnName}'";

    public ImageColumn Image => image;

    /// <summary>
    /// The range of values of vector columns, where images may be vectors or images of any size, whatever training had; null
    /// where they must be as in training.
    /// </summary>
    public PixelScale? AnyVector { get; init; }

    public bool IsAnySize => AnyVector is not null;

    /// <summary>
    /// Planar values in [-1, 1], for a height and a width, that stand for the images where data has no such column; null where it must.
    /// </summary>
    public Func<int, int, float[]>? Absent { get; init; }

    /// <summary>How many classes the values are numbers of; null where they are brightness.</summary>
    public int? Classes { get; init; }

    /// <summary>Whether values are numbers, so that one outside the range is an error and not too bright.</summary>
    public bool AreNumbers { get; init; }

    private string CapitalRole => $"{char.ToUpperInvariant(role[0])}{role[1..]}";

    // Where ML.NET takes the pixels out of an image column for the graph.
    private string Pixels => image.IsImage ? $"{columnName}.pixels" : columnName;

    public override DataViewSchema.Column? Find(DataViewSchema schema)
    {
        if (Absent is not null && schema.GetColumnOrNull(columnName) is null)
            return null;
        DataViewSchema.Column column = SchemaError.Find(schema, role, columnName, ImageColumn.Dropped);
        if (IsAnySize)
        {
            bool fits = column.Type is ImageDataViewType
                || (column.Type is VectorDataViewType { IsKnownSize: true, Dimensions: [var channels, _, _] } vector
                    && channels == image.Channels && vector.ItemType == NumberDataViewType.Single);
            return fits
                ? column
                : throw SchemaError.Mismatch(
                    role, columnName, $"a known-size Vector<Single, {image.Channels}, H, W> or an image", $"{column.Type}",
                    "Use LoadImages to make images, or ExtractPixels the vector, which must have its dimensions in the order " +
                    "channels, height, width; height and width are free, but there must be " +
                    $"{image.Channels} channels, as in training.");
        }
        return column.Type.Equals(image.Type)
            ? column
            : throw SchemaError.Mismatch(role, columnName, $"{image.Type}", $"{column.Type}",
                "Prepare images as those that the model was trained on.");
    }

    // Values outside the range are no error here, unless they are numbers: a network can judge or translate an image that is somewhat too
    // bright.
    public override Func<int, bool> CreateReader(DataViewRow row, Func<long> seed, DataViewSchema.Column? column, SlotValues values)
    {
        if (column is not { } found)
            return _ => true;
        PixelScale scale = found.Type is ImageDataViewType ? PixelScale.Bytes : AnyVector ?? image.Scale;
        ImageReader reader = ImageReader.Create(row, found, image.Channels, scale);
        ClassNumbers? numbers = Classes is { } classes ? new ClassNumbers(CapitalRole, columnName, classes, scale) : null;
        ValueGetter<DataViewRowId> id = row.GetIdGetter();
        return slot =>
        {
            (int height, int width) = reader.Take();
            Span<float> pixels = values.Add(slot, checked(image.Channels * height * width), height, width);
            bool isWithin = reader.Read(pixels, out _), isThere = isWithin || !reader.IsMissing();
            if (isThere)
                numbers?.Require(pixels, id);
            if (isThere && !isWithin && AreNumbers)
                throw RowError.Outside(CapitalRole, columnName, reader.FirstOutside(ofBytes: false), id, scale, NumbersFromZero, "numbers");
            return isThere;
        };
    }

    public override Tensor ToTensor(SlotValues values, int[] slots, RowFrame frame, Device device)
    {
        (int height, int width) = SizeIn(frame);
        Tensor images = values.SizeOf(slots[0]) == default
            ? tensor(Absent!(height, width), [1, image.Channels, height, width], device: device).repeat(slots.Length, 1, 1, 1)
            : tensor(values.Gather(slots), [slots.Length, image.Channels, height, width], device: device);
        return IsAnySize ? frame.Padding.Pad(images) : images;
    }

    public override OnnxValue Export(RowGraph graph)
    {
        (int height, int width) = SizeIn(graph.Frame);
        return ToNetwork(graph, graph.Onnx.Input(name, OnnxType.Float, image.Channels, height, width));
    }

    public override OnnxValue Save(RowGraph graph)
    {
        OnnxGraph onnx = graph.Onnx;
        OnnxValue pixels = onnx.Input(Pixels, OnnxType.Float, PixelNodes.Planes(image), image.Height, image.Width);
        // A graph cannot refuse a row: one value that is not finite makes the sum NaN.
        if (!image.IsImage)
        {
            OnnxValue zeros = onnx.Node("Flatten", onnx.Node("Mul", [pixels, onnx.Constant(0f)]));
            graph.AddMissing(onnx.Node("IsNaN", onnx.Node("ReduceSum", [zeros, onnx.Constant(1L)])));
        }
        return ToNetwork(graph, image.IsImage ? PixelNodes.FromImagePlanes(graph.Onnx, pixels, image.Channels) : pixels);
    }

    public override string? Save(SavedChain chain)
    {
        if (image.IsImage)
            chain.Append(chain.Transforms.ExtractPixels(Pixels, columnName, SavedChain.Colors(image))).Drop(Pixels);
        return Pixels;
    }

    public override void AddColumn(DataViewSchema.Builder schema) => schema.AddColumn(columnName, image.Type);

    private (int Height, int Width) SizeIn(RowFrame frame) => IsAnySize ? (frame.Height, frame.Width) : (image.Height, image.Width);

    private OnnxValue ToNetwork(RowGraph graph, OnnxValue pixels)
    {
        OnnxValue images = PixelNodes.ToNetwork(graph.Onnx, pixels, image.Scale);
        return IsAnySize ? graph.Frame.Padding.Pad(graph.Onnx, images) : images;
    }
}
