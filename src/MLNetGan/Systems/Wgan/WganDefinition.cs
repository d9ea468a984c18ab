using MLNetGan.Pipeline.Fitting;
using MLNetGan.Training;

namespace MLNetGan.Systems.Wgan;

internal sealed class WganDefinition() : SystemDefinition<WganOptions, GeneratorTransformer>("WGAN", WganOptions.Compact)
{
    public override GeneratorTransformer CreateTransformer(TrainedGan trained) => new(trained);

    protected override TrainingSystem CreateSystem(WganOptions options, BatchFormat format) =>
        new ConvolutionalSystem(options, format.Image);
}
