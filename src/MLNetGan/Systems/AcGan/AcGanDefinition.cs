using MLNetGan.Pipeline.Fitting;
using MLNetGan.Training;

namespace MLNetGan.Systems.AcGan;

internal sealed class AcGanDefinition() : SystemDefinition<AcGanOptions, AcGanTransformer>("AC-GAN", AcGanOptions.Compact)
{
    public override AcGanTransformer CreateTransformer(TrainedGan trained) => new(trained);

    protected override TrainingSystem CreateSystem(AcGanOptions options, BatchFormat format) =>
        new AcGanSystem(options, format.Image, format.LabelCount);
}
