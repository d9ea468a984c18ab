namespace MLNetGan.Training;

/// <summary>Follows a run; called on the training thread.</summary>
internal interface ITrainingObserver
{
    /// <summary>Called about once a second and at the end of every epoch; delivered networks are in inference mode then.</summary>
    void Report(TrainingProgress progress);
}
