using MLNetGan.Pipeline.Fitting;
using MLNetGan.Training;

namespace MLNetGan.Systems.Translation;

/// <summary>The definition of a system that learns to translate both ways from images that are no pairs.</summary>
internal abstract class TwoWayDefinition<TOptions>(string title, Func<TOptions> compact)
    : SystemDefinition<TOptions, TwoWayTransformer>(title, compact)
    where TOptions : UnpairedImageOptions, new()
{
    public sealed override TrainingDataKind Data => TrainingDataKind.UnpairedImages;

    public sealed override TwoWayTransformer CreateTransformer(TrainedGan trained) => new(trained);

    public sealed override Func<TrainingSystem, Player> Translator => system => ((TwoWaySystem)system).ToTargets;

    public sealed override IComparedImages Compared(TrainingInput input) =>
        ComparedRows.OfTranslations(input, Translator(input.System).Delivered);

    public sealed override TrainingPlan Plan(TrainingInput input)
    {
        var options = (TOptions)input.Options;
        var augmentation = new Augmentation(options.Jitter, options.Mirror, options.Turn);
        IBatchSource Images(string slot) =>
            new AugmentedSource(new ViewBatchSource(input.View, input.Columns, options, slots: [slot]), augmentation);
        return new TrainingPlan(
            new UnpairedSource(Images(BatchSlot.Input), Images(BatchSlot.Target)),
            new TwoWaySheet(
                (TwoWaySystem)input.System, new ViewBatchSource(input.View, input.Columns, options, readsHeldOut: true), input.Device));
    }
}
