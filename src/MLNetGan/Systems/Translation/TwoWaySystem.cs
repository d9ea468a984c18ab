using MLNetGan.Training;

namespace MLNetGan.Systems.Translation;

/// <summary>A system that translates images of two kinds both ways.</summary>
internal abstract class TwoWaySystem(int batchSize) : TrainingSystem(batchSize)
{
    /// <summary>Makes targets of inputs.</summary>
    public abstract Player ToTargets { get; }

    /// <summary>Makes inputs of targets.</summary>
    public abstract Player ToInputs { get; }
}
