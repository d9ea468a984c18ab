using MLNetGan.Pipeline.Fitting;
using MLNetGan.Training;

namespace MLNetGan.Systems.Vanilla;

internal sealed class VanillaGanDefinition() : SystemDefinition<VanillaGanOptions, GeneratorTransformer>("GAN", VanillaGanOptions.Compact)
{
    public override GeneratorTransformer CreateTransformer(TrainedGan trained) => new(trained);

    protected override TrainingSystem CreateSystem(VanillaGanOptions options, BatchFormat format) =>
        new VanillaGanSystem(options, format.Image);
}
