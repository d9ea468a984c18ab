using Microsoft.ML;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Fitting;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan;

/// <summary>What the estimators that learn from pairs of images share: pairs held out to measure the generator on.</summary>
/// <typeparam name="TOptions">The system's options.</typeparam>
public abstract class ImageToImageEstimator<TOptions> : GanEstimator<TOptions, ImageToImageTransformer>
    where TOptions : ImageToImageOptions
{
    private protected ImageToImageEstimator(MLContext context, TOptions options) : base(context, options)
    {
    }

    private protected sealed override ImageToImageTransformer CreateTransformer(TrainedGan trained) => new(trained);

    private protected sealed override TrainingPlan Plan(IDataView input, TrainingColumns columns, TrainingSystem system, Device device, Action<string> log)
    {
        long seed = Options.Seed ?? 0;
        HeldOutRows? heldOut = Options is { ValidationSet: null, ValidationSetFraction: > 0 }
            ? HeldOutRows.Choose(input, Options.ValidationSetFraction, seed)
            : null;
        ViewBatchSource? measured = Options.ValidationSet is { } view ? new(view, SameColumns(view, columns), Options, readsHeldOut: true)
            : heldOut is { Count: > 0 } ? new(input, columns, Options, heldOut, readsHeldOut: true)
            : null;
        var training = new AugmentedSource(
            new ViewBatchSource(input, columns, Options, heldOut), new Augmentation(Options.Jitter, Options.Mirror, Options.Turn));
        var drawn = measured ?? new ViewBatchSource(input, columns, Options, readsHeldOut: true);
        return new TrainingPlan(training, new PairSheet(system["generator"].Delivered, drawn, device), measured is null ? null : new PairDistance(system["generator"].Delivered, measured, device));
    }

    private TrainingColumns SameColumns(IDataView view, TrainingColumns columns)
    {
        TrainingColumns found = TrainingColumns.From(view.Schema, Options);
        foreach (TrainingImages images in Options.Images)
        {
            (ImageColumn wanted, ImageColumn given) = (columns.Images[images.Slot], found.Images[images.Slot]);
            if (!wanted.Shape.Equals(given.Shape))
                throw SchemaError.Mismatch(images.Role, images.Column, $"{wanted.Type}", $"{given.Type}", "ValidationSet must have the columns of the training data.");
        }
        return found;
    }
}
