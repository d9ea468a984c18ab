using Microsoft.ML;
using MLNetGan.Networks;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Training;

namespace MLNetGan.Pipeline.Fitting;

/// <summary>What systems that learn from pairs train on: varied pairs, less those that are held out to measure the generator on.</summary>
internal static class PairPlan
{
    public static TrainingPlan Create(TrainingInput input)
    {
        var options = (ImageToImageOptions)input.Options;
        (IDataView view, TrainingColumns columns) = (input.View, input.Columns);
        HeldOutRows? heldOut = options is { ValidationSet: null, ValidationSetFraction: > 0 }
            ? HeldOutRows.Choose(view, options.ValidationSetFraction, options.Seed ?? 0)
            : null;
        ViewBatchSource? measured = options.ValidationSet is { } validation ? new(validation, SameColumns(validation, columns, options), options, readsHeldOut: true)
            : heldOut is { Count: > 0 } ? new(view, columns, options, heldOut, readsHeldOut: true)
            : null;
        var training = new AugmentedSource(new ViewBatchSource(view, columns, options, heldOut), new Augmentation(options.Jitter, options.Mirror, options.Turn));
        ViewBatchSource drawn = measured ?? new(view, columns, options, readsHeldOut: true);
        Network translator = input.System[Player.Generator].Delivered;
        return new TrainingPlan(
            training, new PairSheet(translator, drawn, input.Device), measured is null ? null : new PairDistance(translator, measured, input.Device));
    }

    private static TrainingColumns SameColumns(IDataView view, TrainingColumns columns, ImageToImageOptions options)
    {
        TrainingColumns found = TrainingColumns.From(view.Schema, options);
        foreach (TrainingImages images in options.Images)
        {
            (ImageColumn wanted, ImageColumn given) = (columns.Images[images.Slot], found.Images[images.Slot]);
            if (!wanted.Shape.Equals(given.Shape))
                throw SchemaError.Mismatch(images.Role, images.Column, $"{wanted.Type}", $"{given.Type}", "ValidationSet must have the columns of the training data.");
        }
        return found;
    }
}
