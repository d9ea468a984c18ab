using MLNetGan.Pipeline.Fitting;
using MLNetGan.Training;

namespace MLNetGan.Systems.Dcgan;

internal sealed class DcganDefinition() : SystemDefinition<DcganOptions, GeneratorTransformer>("DCGAN", DcganOptions.Compact)
{
    public override GeneratorTransformer CreateTransformer(TrainedGan trained) => new(trained);

    protected override TrainingSystem CreateSystem(DcganOptions options, BatchFormat format) =>
        new ConvolutionalSystem(options, format.Image);
}
