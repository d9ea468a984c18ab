using MLNetGan.Runs;

namespace MLNetGan.Training;

/// <summary>Writes what a run shows of itself into its folder: a row of losses an epoch, and a sheet of samples at every evaluation.</summary>
internal sealed class RunRecorder : ITrainingObserver
{
    private readonly RunFolder _run;
    private readonly ISampleSheet _sheet;

    /// <summary>Prepares the folder.</summary>
    /// <exception cref="IOException">It cannot be written, or it holds a run that the options do not ask to resume.</exception>
    /// <exception cref="InvalidDataException">It holds a run of another system or version.</exception>
    public RunRecorder(RunFolder run, TrainingOptions options, ISampleSheet sheet)
    {
        (_run, _sheet) = (run, sheet);
        run.Prepare(options.System, options.Resume);
    }

    public void Report(TrainingProgress progress)
    {
        if (!progress.IsEndOfEpoch)
            return;
        LossFile.Add(_run.Losses, LossRow.Of(progress));
        if (progress.IsEvaluated)
            _sheet.Write(_run.EpochSheet(progress.Epoch));
    }
}
