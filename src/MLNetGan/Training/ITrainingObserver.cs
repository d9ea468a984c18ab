using MLNetGan.Networks;

namespace MLNetGan.Training;

/// <summary>Follows a run; called on the training thread.</summary>
internal interface ITrainingObserver
{
    /// <summary>Called about once a second and at the end of every epoch.</summary>
    /// <param name="progress">Where the run stands.</param>
    /// <param name="generator">The generator as it would be delivered now, in inference mode.</param>
    void Report(TrainingProgress progress, Network generator);
}
