using MLNetGan.Pipeline.Fitting;
using MLNetGan.Training;

namespace MLNetGan.Systems.CycleGan;

internal sealed class CycleGanDefinition() : SystemDefinition<CycleGanOptions, CycleGanTransformer>("CycleGAN", CycleGanOptions.Compact)
{
    public override TrainingDataKind Data => TrainingDataKind.UnpairedImages;

    public override CycleGanTransformer CreateTransformer(TrainedGan trained) => new(trained);

    public override TrainingPlan Plan(TrainingInput input)
    {
        var options = (CycleGanOptions)input.Options;
        var augmentation = new Augmentation(options.Jitter, options.Mirror, options.Turn);
        IBatchSource Images(string slot) => new AugmentedSource(new ViewBatchSource(input.View, input.Columns, options, slots: [slot]), augmentation);
        return new TrainingPlan(
            new UnpairedSource(Images(BatchSlot.Input), Images(BatchSlot.Target)),
            new CycleSheet((CycleGanSystem)input.System, new ViewBatchSource(input.View, input.Columns, options, readsHeldOut: true), input.Device));
    }

    protected override TrainingSystem CreateSystem(CycleGanOptions options, BatchFormat format) => new CycleGanSystem(options, format[BatchSlot.Input].Shape, format[BatchSlot.Target].Shape);
}
