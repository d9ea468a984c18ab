using MLNetGan.Pipeline.Fitting;
using MLNetGan.Training;

namespace MLNetGan.Systems.ContextEncoder;

internal sealed class ContextEncoderDefinition()
    : SystemDefinition<ContextEncoderOptions, ContextEncoderTransformer>("Context encoder", ContextEncoderOptions.Compact)
{
    public override ContextEncoderTransformer CreateTransformer(TrainedGan trained) => new(trained);

    public override bool IsCompared => false;

    public override TrainingPlan Plan(TrainingInput input)
    {
        var options = (ContextEncoderOptions)input.Options;
        var system = (ContextEncoderSystem)input.System;
        MeasuredData data = MeasuredData.Of(input);
        ViewBatchSource drawn = data.HeldOut ?? new(input.View, input.Columns, options, readsHeldOut: true);
        return new TrainingPlan(
            new AugmentedSource(data.Training, new Augmentation(options.Jitter, options.Mirror)),
            new CompletionSheet(system, drawn, input.Device),
            data.HeldOut is null ? null : new HiddenDistance(system, data.HeldOut, input.Device));
    }

    protected override TrainingSystem CreateSystem(ContextEncoderOptions options, BatchFormat format) =>
        new ContextEncoderSystem(options, format.Image);
}
