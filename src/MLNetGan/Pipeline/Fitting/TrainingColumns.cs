using Microsoft.ML;
using MLNetGan.Pipeline.Columns;

namespace MLNetGan.Pipeline.Fitting;

/// <summary>The columns of training data that a system reads.</summary>
/// <param name="Image">What the image column holds.</param>
/// <param name="Label">The label column, where the system has one.</param>
internal sealed record TrainingColumns(ImageColumn Image, LabelColumn? Label)
{
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    public static TrainingColumns From(DataViewSchema schema, GanOptions options) => new(
        ImageColumn.From(schema, options),
        options.Label is { } label ? LabelColumn.From(schema, label) : null);
}
