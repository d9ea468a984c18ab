using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetGan.Networks;
using MLNetGan.Onnx;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Rows.Inputs;
using MLNetGan.Pipeline.Saving;
using static TorchSharp.torch;

namespace MLNetGan.Pipeline.Rows.Outputs;

/// <summary>An image, of the kind of column and the range of values of training.</summary>
/// <param name="index">Which of the network's outputs.</param>
/// <param name="columnName">The column.</param>
/// <param name="name">The output's name in exported graphs.</param>
/// <param name="image">What the training column held.</param>
internal sealed class ImageOutput(int index, string columnName, string name, ImageColumn image) : RowOutput(index)
{
    public ImageColumn Image => image;

    public string ColumnName => columnName;

    /// <summary>Whether images are of the size of the row's input; else all are of the training size.</summary>
    public bool IsAnySize { get; init; }

    // ONNX gives vectors, and under no name that ends in what ML.NET cuts off.
    private string Made => image.IsImage || SavedChain.LosesSuffix(columnName) ? $"{columnName}.pixels" : columnName;

    public override IReadOnlyList<string> SavedNames => [Made];

    /// <summary>The same for images of another size.</summary>
    public ImageOutput Of(Shape shape) => new(Index, columnName, name, image.Of(shape)) { IsAnySize = IsAnySize };

    public override IReadOnlyList<DataViewSchema.DetachedColumn> Columns(ImageInput? sizedBy, DataViewSchema.Column? sizes) =>
        [new DataViewSchema.DetachedColumn(columnName, IsAnySize ? TypeFor(sizedBy!, sizes!.Value) : image.Type, image.RangeAnnotation())];

    public override Tensor ToValues(Tensor output, RowFrame frame) => IsAnySize ? frame.Padding.Crop(output) : output;

    public override Delegate GetGetter(int column, SlotValues values, Slot slot) =>
        image.IsImage ? ImageGetter(values, slot) : VectorGetter(values, slot, image.Scale);

    public override void Export(RowGraph graph, OnnxValue output)
    {
        (int height, int width) = IsAnySize ? (graph.Frame.Height, graph.Frame.Width) : (image.Height, image.Width);
        graph.Onnx.Output(PixelNodes.FromNetwork(graph.Onnx, Crop(graph, output), image.Scale), name, OnnxType.Float,
            image.Channels, height, width);
    }

    // Without a batch dimension, so that ML.NET gives the column the very dimensions of the training column.
    public override void Save(RowGraph graph, OnnxValue output)
    {
        // Black, where images cannot say that they are missing.
        OnnxValue pixels = graph.OrMissing(Crop(graph, output), image.IsImage ? -1f : float.NaN);
        pixels = PixelNodes.FromNetwork(graph.Onnx, pixels, image.Scale);
        if (image.IsImage)
            pixels = PixelNodes.ToImagePlanes(graph.Onnx, pixels, image.Channels);
        graph.Onnx.SampleOutput(pixels, Made, OnnxType.Float, PixelNodes.Planes(image), image.Height, image.Width);
    }

    public override void Save(SavedChain chain)
    {
        if (image.IsImage)
            chain.Append(chain.Transforms.ConvertToImage(image.Height, image.Width, columnName, Made, SavedChain.Colors(image))).Drop(Made);
        else if (Made != columnName)
            chain.Append(chain.Transforms.CopyColumns(columnName, Made)).Drop(Made);
    }

    private OnnxValue Crop(RowGraph graph, OnnxValue output) => IsAnySize ? graph.Frame.Padding.Crop(graph.Onnx, output) : output;

    private DataViewType TypeFor(ImageInput sizedBy, DataViewSchema.Column sizes) => sizes.Type switch
    {
        VectorDataViewType { Dimensions: [_, var height, var width] } => image.Of(new Shape(image.Channels, height, width)).Type,
        ImageDataViewType { Height: > 0, Width: > 0 } sized => image.Of(new Shape(image.Channels, sized.Height, sized.Width)).Type,
        _ when image.IsImage => new ImageDataViewType(),
        _ => throw SchemaError.Mismatch(sizedBy.Role, sizes.Name, "an image of known size", $"{sizes.Type}",
            "Use ResizeImages to give images a size: the translations are vectors, as the target column in training was."),
    };

    private ValueGetter<MLImage> ImageGetter(SlotValues values, Slot slot) => (ref MLImage value) =>
    {
        Span<float> pixels = values[slot.Index];
        var planar = new float[pixels.Length];
        image.Scale.FromNetwork(pixels, planar);
        (int height, int width) = IsAnySize ? values.SizeOf(slot.Index) : (image.Height, image.Width);
        value = PlanarImage.Write(planar, image.Channels, height, width);
    };
}
