using MLNetGan.Pipeline.Fitting;
using MLNetGan.Training;

namespace MLNetGan.Systems.Cgan;

internal sealed class CganDefinition() : SystemDefinition<CganOptions, LabeledGeneratorTransformer>("CGAN", CganOptions.Compact)
{
    public override LabeledGeneratorTransformer CreateTransformer(TrainedGan trained) => new(trained);

    protected override TrainingSystem CreateSystem(CganOptions options, BatchFormat format) =>
        new CganSystem(options, format.Image, format.LabelCount);
}
