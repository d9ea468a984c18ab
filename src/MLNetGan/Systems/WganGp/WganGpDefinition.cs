using MLNetGan.Pipeline.Fitting;
using MLNetGan.Training;

namespace MLNetGan.Systems.WganGp;

internal sealed class WganGpDefinition() : SystemDefinition<WganGpOptions, GeneratorTransformer>("WGAN-GP", WganGpOptions.Compact)
{
    public override GeneratorTransformer CreateTransformer(TrainedGan trained) => new(trained);

    protected override TrainingSystem CreateSystem(WganGpOptions options, BatchFormat format) =>
        new ConvolutionalSystem(options, format.Image);
}
