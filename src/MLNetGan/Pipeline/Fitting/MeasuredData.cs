using Microsoft.ML;
using MLNetGan.Pipeline.Columns;

namespace MLNetGan.Pipeline.Fitting;

/// <summary>Training data of a system that is measured on data that it is not trained on.</summary>
/// <param name="Training">What it is trained on, less what is held out.</param>
/// <param name="HeldOut">What it is measured on; null where there is nothing.</param>
internal sealed record MeasuredData(ViewBatchSource Training, ViewBatchSource? HeldOut)
{
    public static MeasuredData Of(TrainingInput input)
    {
        (IDataView view, TrainingColumns columns, TrainingOptions options) = (input.View, input.Columns, input.Options);
        var measured = (IMeasuredOptions)options;
        if (measured.ValidationSet is { } validation)
            return new(new(view, columns, options),
                new(validation, SameColumns(validation, columns, options), options, readsHeldOut: true));
        HeldOutRows? heldOut = measured.ValidationSetFraction > 0
            ? HeldOutRows.Choose(view, measured.ValidationSetFraction, options.Seed ?? 0) : null;
        return new(new(view, columns, options, heldOut),
            heldOut is { Count: > 0 } ? new(view, columns, options, heldOut, readsHeldOut: true) : null);
    }

    /// <summary>The columns of held-out data, which must hold images of the shape of the training data's.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing, or holds others.</exception>
    public static TrainingColumns SameColumns(IDataView view, TrainingColumns columns, TrainingOptions options)
    {
        TrainingColumns found = TrainingColumns.From(view.Schema, options);
        foreach (TrainingImages images in options.Images)
        {
            (ImageColumn wanted, ImageColumn given) = (columns.Images[images.Slot], found.Images[images.Slot]);
            if (!wanted.Shape.Equals(given.Shape))
                throw SchemaError.Mismatch(images.Role, images.Column, $"{wanted.Type}", $"{given.Type}",
                    "ValidationSet must have the columns of the training data.");
        }
        return found;
    }
}
