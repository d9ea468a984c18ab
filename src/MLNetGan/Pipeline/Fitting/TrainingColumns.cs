using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetGan.Networks;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Runs;
using MLNetGan.Training;

namespace MLNetGan.Pipeline.Fitting;

/// <summary>The columns of training data that a system reads.</summary>
/// <param name="Image">What the column of real images holds.</param>
/// <param name="Label">The label column, where the system has one.</param>
/// <param name="Source">What the column of images to translate holds, where the system has one.</param>
internal sealed record TrainingColumns(ImageColumn Image, LabelColumn? Label, ImageColumn? Source)
{
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    public static TrainingColumns From(DataViewSchema schema, GanOptions options) => new(
        ImageColumn.From(schema, options.Images, options),
        options.Label is { } label ? LabelColumn.From(schema, label) : null,
        options.Source is { } source ? ImageColumn.From(schema, source, options) : null);

    /// <summary>The columns of a run.</summary>
    public static TrainingColumns From(RunModel run, GanOptions options) => new(
        Column(run.Image, options),
        run.Labels is { } labels ? LabelColumn.Of(labels.Count, labels.Names) : null,
        run.Source is { } source ? Column(source, options) : null);

    /// <summary>What a run must remember to have them again.</summary>
    public RunModel ToModel(GanOptions options) => new(
        options.System, JsonSerializer.SerializeToElement(options, options.GetType()), Images(Image), Source is null ? null : Images(Source),
        Label is null ? null : new RunLabels(Label.Count, Label.Names));

    public BatchFormat Format => new(Image.Shape, Label?.Count ?? 0, Source?.Shape);

    private static RunImages Images(ImageColumn column) => new(column.Shape.Dimensions.ToArray(), column.IsImage);

    private static ImageColumn Column(RunImages images, GanOptions options)
    {
        DataViewType type = images.IsImage
            ? new ImageDataViewType((int)images.Shape[1], (int)images.Shape[2])
            : new VectorDataViewType(NumberDataViewType.Single, Array.ConvertAll(images.Shape, size => (int)size));
        return new ImageColumn(new Shape(images.Shape), type, images.IsImage ? PixelScale.Bytes : new PixelScale(options.PixelMinimum, options.PixelMaximum));
    }
}
