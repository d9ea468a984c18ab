using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetGan.Imaging;
using MLNetGan.Networks;

namespace MLNetGan.Pipeline.Columns;

/// <summary>What the image column of a model holds; generated columns have the same.</summary>
/// <param name="Shape">(channels, height, width).</param>
/// <param name="Type">The column's type: a vector of Single with these dimensions, or an image of this size.</param>
/// <param name="Scale">The range of pixel values; 0..255 for images.</param>
internal sealed record ImageColumn(Shape Shape, DataViewType Type, PixelScale Scale)
{
    /// <summary>Why a column of images may be missing that was there.</summary>
    public const string Dropped = "Where ML.NET caches or shuffles rows it drops image columns: ExtractPixels goes before that.";

    private const string Expected = "a known-size Vector<Single, C, H, W> or an image of known size";
    private const string Advice = "Use ResizeImages to give images a size, or ExtractPixels to make the vector; " +
        "a vector must have its dimensions in the order channels, height, width.";

    // The annotation of columns of loaded images, which transforms of other columns leave where it is.
    private const string ByteValued = "IsByteValued";

    // The annotation of generated columns.
    private const string PixelRange = "PixelRange";

    public bool IsImage => Type is ImageDataViewType;

    /// <summary>
    /// The shape of the images in a column of vectors, whose dimensions may have ones before C,H,W as where an ONNX graph makes a batch of
    /// one; null for any other column.
    /// </summary>
    public static ImageShape? VectorShape(DataViewType type) =>
        type is VectorDataViewType { IsKnownSize: true, Dimensions: [.. var ones, 1 or 3 or 4, var height, var width] } vector
            && vector.ItemType == NumberDataViewType.Single && ones.All(one => one == 1)
            ? new ImageShape(vector.Dimensions[^3], height, width) : null;

    /// <summary>The shape of all images of a column, of vectors or of images of known size; null for any other column.</summary>
    /// <param name="type">The column's type.</param>
    /// <param name="channels">Those that are taken of images.</param>
    public static ImageShape? ShapeOf(DataViewType type, int channels) =>
        type is ImageDataViewType { Height: > 0, Width: > 0 } image
            ? new ImageShape(channels, image.Height, image.Width) : VectorShape(type);

    /// <summary>Tells that a column holds no images of known size.</summary>
    public static ArgumentOutOfRangeException Mismatch(DataViewSchema.Column column, string role) => SchemaError.Mismatch(
        role, column.Name, Expected, $"{column.Type}", AdviceFor(column) ?? Advice);

    /// <summary>Whether all values are whole numbers from 0 to 255, so that a byte holds each.</summary>
    public bool HoldsBytes { get; private init; }

    public int Channels => (int)Shape[0];

    public int Height => (int)Shape[1];

    public int Width => (int)Shape[2];

    public int Length => (int)Shape.Count;

    /// <summary>Reads the format of a training column.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or of another type.</exception>
    public static ImageColumn From(DataViewSchema schema, TrainingImages images, TrainingOptions options)
    {
        DataViewSchema.Column column = SchemaError.Find(schema, images.Role, images.Column, Dropped);
        return column.Type switch
        {
            // What training has, generated columns have: no other dimensions.
            VectorDataViewType { Dimensions.Length: 3 } vector when VectorShape(vector) is { } shape =>
                new ImageColumn(new Shape(shape.Channels, shape.Height, shape.Width), vector,
                    new PixelScale(options.PixelMinimum, options.PixelMaximum))
                {
                    HoldsBytes = IsByteValued(column)
                        && (options.PixelMinimum, options.PixelMaximum) == (PixelScale.Bytes.Minimum, PixelScale.Bytes.Maximum),
                },
            ImageDataViewType { Height: > 0, Width: > 0 } image =>
                // Grey is a mixture of three bytes.
                new ImageColumn(new Shape(images.Channels, image.Height, image.Width), image, PixelScale.Bytes)
                {
                    HoldsBytes = images.Channels > 1
                },
            _ => throw Mismatch(column, images.Role),
        };
    }

    /// <summary>How a column of plain vectors, as of a text file, becomes one of images; null for other columns.</summary>
    public static string? AdviceFor(DataViewSchema.Column column)
    {
        if (column.Type is not VectorDataViewType { Dimensions: [> 0 and var size] } plain || plain.ItemType != NumberDataViewType.Single)
            return null;
        (int channels, int side) = ((int[])[1, 3, 4]).Select(count => (count, (int)Math.Sqrt(size / count)))
            .FirstOrDefault(shape => shape.count * shape.Item2 * shape.Item2 == size);
        string shape = side == 0 ? "height, width, channels" : channels == 1 ? $"{side}, {side}" : $"{side}, {side}, {channels}";
        return $"Give the vectors the dimensions of images, such as mlContext.Gan().Data.Reshape(data, \"{column.Name}\", {shape}).";
    }

    /// <summary>What tells of a column of vectors that its values are whole numbers from 0 to 255.</summary>
    public static DataViewSchema.Annotations ByteValues()
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add<bool>(ByteValued, BooleanDataViewType.Instance, (ref bool value) => value = true);
        return annotations.ToAnnotations();
    }

    /// <summary>What tells of generated columns which range their values are of; images are all of one.</summary>
    public DataViewSchema.Annotations RangeAnnotation()
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        float[] range = [Scale.Minimum, Scale.Maximum];
        if (!IsImage)
            annotations.Add<VBuffer<float>>(PixelRange, new VectorDataViewType(NumberDataViewType.Single, range.Length),
                (ref VBuffer<float> value) => new VBuffer<float>(range.Length, range).CopyTo(ref value));
        return annotations.ToAnnotations();
    }

    /// <summary>The range of a column's values, where its annotations tell it.</summary>
    public static PixelScale? RangeOf(DataViewSchema.Column column)
    {
        if (IsByteValued(column))
            return PixelScale.Bytes;
        if (column.Annotations.Schema.GetColumnOrNull(PixelRange) is not { Type: VectorDataViewType { Size: 2 } type }
            || type.ItemType != NumberDataViewType.Single)
            return null;
        VBuffer<float> value = default;
        column.Annotations.GetValue(PixelRange, ref value);
        float[] range = [.. value.DenseValues()];
        return new PixelScale(range[0], range[1]);
    }

    /// <summary>The same format for images of another size.</summary>
    public ImageColumn Of(Shape shape)
    {
        if (shape.Equals(Shape))
            return this;
        DataViewType type = IsImage
            ? new ImageDataViewType((int)shape[1], (int)shape[2])
            : new VectorDataViewType(NumberDataViewType.Single, (int)shape[0], (int)shape[1], (int)shape[2]);
        return this with { Shape = shape, Type = type };
    }

    /// <summary>Checks what a schema's shape can tell, and gives the type that the generated column is promised with.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or of another type.</exception>
    public static DataViewType Promise(SchemaShape schema, TrainingImages images)
    {
        SchemaShape.Column column = SchemaError.Find(schema, images.Role, images.Column, Dropped);
        if (column is { Kind: SchemaShape.Column.VectorKind.Scalar, ItemType: ImageDataViewType image })
            return image;
        if (column is { Kind: SchemaShape.Column.VectorKind.Vector, IsKey: false } && column.ItemType == NumberDataViewType.Single)
            return new VectorDataViewType(NumberDataViewType.Single, 1, 1, 1);
        throw SchemaError.Mismatch(images.Role, column.Name, Expected, SchemaError.Describe(column), Advice);
    }

    /// <summary>The annotations of the first of several columns, without what they tell of values that is not so of all.</summary>
    public static DataViewSchema.Annotations OfAll(IReadOnlyList<DataViewSchema.Column> columns)
    {
        var shared = new DataViewSchema.Annotations.Builder();
        shared.Add(columns[0].Annotations, kind => kind switch
        {
            ByteValued => columns.All(IsByteValued),
            PixelRange => columns.All(column => RangeOf(column) == RangeOf(columns[0])),
            _ => true,
        });
        return shared.ToAnnotations();
    }

    /// <summary>Whether a column's annotations say that its values are whole numbers from 0 to 255.</summary>
    public static bool IsByteValued(DataViewSchema.Column column)
    {
        bool value = false;
        if (column.Annotations.Schema.GetColumnOrNull(ByteValued) is { Type: BooleanDataViewType })
            column.Annotations.GetValue(ByteValued, ref value);
        return value;
    }
}
