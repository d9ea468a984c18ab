using MLNetGan.Runs;

namespace MLNetGan.Training;

/// <summary>Writes what a run shows of itself into its folder: a row of losses an epoch, and sheets of samples.</summary>
internal sealed class RunRecorder : ITrainingObserver, IDisposable
{
    private readonly RunFolder _run;
    private readonly ISampleSheet _sheet;
    private readonly Action<string> _warn;
    private readonly List<LossRow> _unwritten = [];

    /// <summary>Prepares the folder.</summary>
    /// <param name="run">The folder.</param>
    /// <param name="options">The system's options.</param>
    /// <param name="sheet">The sheet of samples.</param>
    /// <param name="warn">Is told where losses cannot be written or the sheet not be drawn.</param>
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
        _unwritten.Add(LossRow.Of(progress));
        if (WriteLosses() is { } fault && _unwritten.Count == 1)
            _warn($"Losses are not written to '{_run.Losses}', and wait for the next epoch that can be: {fault}");
        if (progress.IsSheetDue)
            Draw(progress.Epoch);
    }

    /// <summary>Writes the losses that wait, the last time.</summary>
    public void Dispose()
    {
        if (_unwritten.Count > 0 && WriteLosses() is { } fault)
            _warn($"Losses from epoch {_unwritten[0].Epoch} to {_unwritten[^1].Epoch} are lost, as '{_run.Losses}' cannot be written: " +
                fault);
    }

    // Who looks at the file may keep others from writing it, as spreadsheets do on Windows. A full disk ends the training as it keeps a
    // checkpoint from being written.
    private string? WriteLosses()
    {
        try
        {
            LossFile.Add(_run.Losses, _unwritten);
            _unwritten.Clear();
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException && Directory.Exists(_run.Path))
        {
            return error.Message;
        }
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
