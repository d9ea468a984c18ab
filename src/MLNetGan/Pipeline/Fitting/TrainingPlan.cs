using MLNetGan.Training;

namespace MLNetGan.Pipeline.Fitting;

/// <summary>What a system is trained on and watched by.</summary>
/// <param name="Source">The training samples.</param>
/// <param name="Sheet">What is drawn at every evaluation.</param>
/// <param name="Measure">What is measured at every evaluation, where data is held out.</param>
internal sealed record TrainingPlan(IBatchSource Source, ISampleSheet Sheet, IMeasure? Measure = null) : IDisposable
{
    public void Dispose() => (Source as IDisposable)?.Dispose();
}
