using Microsoft.ML;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Training;

namespace MLNetGan.Pipeline.Fitting;

/// <summary>The columns of training data that a system reads.</summary>
/// <param name="Images">What the columns of images hold, by the slots of a batch that they are.</param>
/// <param name="Label">The label column, where the system has one.</param>
internal sealed record TrainingColumns(IReadOnlyDictionary<string, ImageColumn> Images, LabelColumn? Label)
{
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    public static TrainingColumns From(DataViewSchema schema, GanOptions options) => new(
        options.Images.ToDictionary(images => images.Slot, images => ImageColumn.From(schema, images, options)),
        options.Label is { } label ? LabelColumn.From(schema, label) : null);

    public BatchFormat Format => new(
    [
        .. Images.Select(image => BatchSlot.Pixels(image.Key, image.Value.Shape)),
        .. Label is null ? Array.Empty<BatchSlot>() : [BatchSlot.Keys(BatchSlot.Label, Label.Count)],
    ]);
}
