using Microsoft.ML;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Training;

namespace MLNetGan.Pipeline.Fitting;

/// <summary>The columns of training data that a system reads.</summary>
/// <param name="Image">What the column of real images holds.</param>
/// <param name="Label">The label column, where the system has one.</param>
/// <param name="Source">What the column of images to translate holds, where the system has one.</param>
internal sealed record TrainingColumns(ImageColumn Image, LabelColumn? Label, ImageColumn? Source)
{
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    public static TrainingColumns From(DataViewSchema schema, TrainingOptions options) => new(
        ImageColumn.From(schema, options.Images, options),
        options.Label is { } label ? LabelColumn.From(schema, label) : null,
        options.Source is { } source ? ImageColumn.From(schema, source, options) : null);

    public BatchFormat Format => new(Image.Shape, Label?.Count ?? 0, Source?.Shape);
}
