using MLNetGan.Systems.Translation;
using MLNetGan.Training;

namespace MLNetGan.Systems.DiscoGan;

internal sealed class DiscoGanDefinition() : TwoWayDefinition<DiscoGanOptions>("DiscoGAN", DiscoGanOptions.Compact)
{
    protected override TrainingSystem CreateSystem(DiscoGanOptions options, BatchFormat format) =>
        new DiscoGanSystem(options, format[BatchSlot.Input].Shape, format[BatchSlot.Target].Shape);
}
