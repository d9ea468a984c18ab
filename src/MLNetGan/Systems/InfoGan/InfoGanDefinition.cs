using MLNetGan.Pipeline.Fitting;
using MLNetGan.Training;

namespace MLNetGan.Systems.InfoGan;

internal sealed class InfoGanDefinition() : SystemDefinition<InfoGanOptions, InfoGanTransformer>("InfoGAN", InfoGanOptions.Compact)
{
    public override InfoGanTransformer CreateTransformer(TrainedGan trained) => new(trained);

    protected override TrainingSystem CreateSystem(InfoGanOptions options, BatchFormat format) => new InfoGanSystem(options, format.Image);
}
