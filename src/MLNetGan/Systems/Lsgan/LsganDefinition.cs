using MLNetGan.Pipeline.Fitting;
using MLNetGan.Training;

namespace MLNetGan.Systems.Lsgan;

internal sealed class LsganDefinition() : SystemDefinition<LsganOptions, GeneratorTransformer>("LSGAN", LsganOptions.Compact)
{
    public override GeneratorTransformer CreateTransformer(TrainedGan trained) => new(trained);

    protected override TrainingSystem CreateSystem(LsganOptions options, BatchFormat format) =>
        new ConvolutionalSystem(options, format.Image);
}
