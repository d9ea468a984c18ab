using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetGan.Networks;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Runs;
using MLNetGan.Training;

namespace MLNetGan.Pipeline.Fitting;

/// <summary>The columns of training data that a system reads.</summary>
/// <param name="Images">What the columns of images hold, by the slots of a batch that they are.</param>
/// <param name="Label">The label column, where the system has one.</param>
internal sealed record TrainingColumns(IReadOnlyDictionary<string, ImageColumn> Images, LabelColumn? Label)
{
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    public static TrainingColumns From(DataViewSchema schema, TrainingOptions options) => new(
        options.Images.ToDictionary(images => images.Slot, images => ImageColumn.From(schema, images, options)),
        options.Label is { } label ? LabelColumn.From(schema, label) : null);

    /// <summary>The columns of images alone, for a network that was trained elsewhere.</summary>
    public static TrainingColumns Of(TrainingOptions options, Func<TrainingImages, RunImages> images) =>
        new(options.Images.ToDictionary(column => column.Slot, column => Column(images(column), options)), null);

    /// <summary>The columns of a run.</summary>
    /// <exception cref="ArgumentException">They are not those that the options name.</exception>
    public static TrainingColumns From(RunModel run, TrainingOptions options)
    {
        if (options.Images.Any(images => !run.Images.ContainsKey(images.Slot)) || options.Label is null != run.Labels is null)
            throw new ArgumentException("its columns are not those that its options name.");
        return new TrainingColumns(
            run.Images.ToDictionary(images => images.Key, images => Column(images.Value, options)),
            run.Labels is { } labels ? LabelColumn.Of(labels.Count, labels.Names, labels.KeyType) : null);
    }

    public BatchFormat Format => new(
    [
        .. Images.Select(image => image.Value.HoldsBytes
            ? BatchSlot.Bytes(image.Key, image.Value.Shape) : BatchSlot.Pixels(image.Key, image.Value.Shape)),
        .. Label is null ? Array.Empty<BatchSlot>() : [BatchSlot.Keys(BatchSlot.Label, Label.Count)],
    ]);

    /// <summary>What a run must remember to have them again.</summary>
    public RunModel ToModel(TrainingOptions options, RunData training, RunData? validation) => new(
        options.System, RunModel.ToJson(options),
        Images.ToDictionary(image => image.Key, image => new RunImages(image.Value.Shape.Dimensions.ToArray(), image.Value.IsImage)),
        Label is null ? null : new RunLabels(Label.Count, Label.Names, Label.Type.RawType.Name), training, validation);

    private static ImageColumn Column(RunImages images, TrainingOptions options)
    {
        DataViewType type = images.IsImage
            ? new ImageDataViewType((int)images.Shape[1], (int)images.Shape[2])
            : new VectorDataViewType(NumberDataViewType.Single, Array.ConvertAll(images.Shape, size => (int)size));
        return new ImageColumn(new Shape(images.Shape), type,
            images.IsImage ? PixelScale.Bytes : new PixelScale(options.PixelMinimum, options.PixelMaximum));
    }
}
