using MLNetGan.Systems.Translation;
using MLNetGan.Training;

namespace MLNetGan.Systems.CycleGan;

internal sealed class CycleGanDefinition() : TwoWayDefinition<CycleGanOptions>("CycleGAN", CycleGanOptions.Compact)
{
    protected override TrainingSystem CreateSystem(CycleGanOptions options, BatchFormat format) =>
        new CycleGanSystem(options, format[BatchSlot.Input].Shape, format[BatchSlot.Target].Shape);
}
