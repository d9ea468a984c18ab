namespace MLNetGan.Training;

/// <summary>Follows a run; called on the training thread.</summary>
internal interface ITrainingObserver
{
    /// <summary>Called before the first step.</summary>
    /// <param name="step">Steps that were taken before, of a run that is resumed.</param>
    /// <param name="images">Real images of these.</param>
    /// <param name="elapsed">Their time.</param>
    void Begin(long step, long images, TimeSpan elapsed)
    {
    }

    /// <summary>Called about once a second and at the end of every epoch; delivered networks are in inference mode then.</summary>
    void Report(TrainingProgress progress);
}
