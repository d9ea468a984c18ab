using MLNetGan.Networks;
using MLNetGan.Pipeline.Fitting;
using MLNetGan.Training;

namespace MLNetGan.Systems.ProGan;

internal sealed class ProGanDefinition() : SystemDefinition<ProGanOptions, ProGanTransformer>("ProGAN", ProGanOptions.Compact)
{
    public override ProGanTransformer CreateTransformer(TrainedGan trained) => new(trained);

    public override TrainingPlan Plan(TrainingInput input)
    {
        var images = new ViewBatchSource(input.View, input.Columns, input.Options);
        var pyramid = new PyramidSource(images, Doublings.Count(input.Columns.Images[BatchSlot.Image].Shape), input.Log);
        return new TrainingPlan(pyramid, new GrowthSheet((ProGanSystem)input.System, input.Device, input.Columns.Label?.NamesOrNumbers));
    }

    protected override TrainingSystem CreateSystem(ProGanOptions options, BatchFormat format) =>
        new ProGanSystem(options, format.Image, format.LabelCount);
}
