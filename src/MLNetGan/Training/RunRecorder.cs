using MLNetGan.Runs;

namespace MLNetGan.Training;

/// <summary>Writes what a run shows of itself into its folder: a row of losses an epoch, and sheets of samples.</summary>
internal sealed class RunRecorder : ITrainingObserver
{
    private readonly RunFolder _run;
    private readonly ISampleSheet _sheet;
    private readonly Action<string> _warn;

    /// <summary>Prepares the folder.</summary>
    /// <param name="run">The folder.</param>
    /// <param name="options">The system's options.</param>
    /// <param name="sheet">The sheet of samples.</param>
    /// <param name="warn">Is told where the sheet cannot be drawn.</param>
    /// <exception cref="IOException">It cannot be written, or it holds a run that the options do not ask to resume.</exception>
    /// <exception cref="InvalidDataException">It holds a run of another system or version.</exception>
    public RunRecorder(RunFolder run, TrainingOptions options, ISampleSheet sheet, Action<string>? warn = null)
    {
        (_run, _sheet, _warn) = (run, sheet, warn ?? (_ => { }));
        run.Prepare(options.System, options.Resume);
    }

    public void Report(TrainingProgress progress)
    {
        if (!progress.IsEndOfEpoch)
            return;
        LossFile.Add(_run.Losses, LossRow.Of(progress));
        if (progress.IsSheetDue)
            Draw(progress.Epoch);
    }

    // A picture never spoils a training.
    private void Draw(int epoch)
    {
        string path = _run.EpochSheet(epoch);
        try
        {
            _sheet.Write(path, epoch);
        }
        catch (Exception error) when (Directory.Exists(_run.Path))
        {
            _warn($"The sheet of samples '{path}' is not drawn: {error.Message}");
        }
    }
}
