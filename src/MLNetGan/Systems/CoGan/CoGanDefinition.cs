using MLNetGan.Pipeline.Fitting;
using MLNetGan.Training;

namespace MLNetGan.Systems.CoGan;

internal sealed class CoGanDefinition() : SystemDefinition<CoGanOptions, CoGanTransformer>("CoGAN", CoGanOptions.Compact)
{
    public override TrainingDataKind Data => TrainingDataKind.UnpairedImages;

    public override CoGanTransformer CreateTransformer(TrainedGan trained) => new(trained);

    public override bool IsCompared => false;

    public override TrainingPlan Plan(TrainingInput input)
    {
        IBatchSource Samples(params string[] slots) => new ViewBatchSource(input.View, input.Columns, input.Options, slots: slots);
        IBatchSource inputs = input.Columns.Label is null ? Samples(BatchSlot.Input) : Samples(BatchSlot.Input, BatchSlot.Label);
        return new TrainingPlan(
            new UnpairedSource(inputs, Samples(BatchSlot.Target)),
            new CoGanSheet(((CoGanSystem)input.System).Generator.Delivered, input.Device));
    }

    protected override TrainingSystem CreateSystem(CoGanOptions options, BatchFormat format) =>
        new CoGanSystem(options, format[BatchSlot.Input].Shape, format[BatchSlot.Target].Shape, format.LabelCount);
}
