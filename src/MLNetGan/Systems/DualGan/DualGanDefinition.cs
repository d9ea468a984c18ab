using MLNetGan.Systems.Translation;
using MLNetGan.Training;

namespace MLNetGan.Systems.DualGan;

internal sealed class DualGanDefinition() : TwoWayDefinition<DualGanOptions>("DualGAN", DualGanOptions.Compact)
{
    protected override TrainingSystem CreateSystem(DualGanOptions options, BatchFormat format) =>
        new DualGanSystem(options, format[BatchSlot.Input].Shape, format[BatchSlot.Target].Shape);
}
