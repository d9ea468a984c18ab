using Microsoft.ML;
using MLNetGan.Cli.Display;
using MLNetGan.Runs;

namespace MLNetGan.Cli.Runs;

/// <summary>Trains into a run folder and writes what comes of it.</summary>
internal sealed class TrainingRun(RunDirectory directory, PreparedRun run, bool resume)
{
    private bool _isAccepted;

    /// <summary>Whether a resumed run may go on with other images.</summary>
    public bool AllowsOtherData { get; init; }

    /// <summary>Trains and writes all results.</summary>
    /// <exception cref="OperationCanceledException">Stopped; a checkpoint is written.</exception>
    public void Execute(CancellationToken cancellation)
    {
        TrainingOptions options = run.Options;
        options.RunFolder = directory.Path;
        options.Resume = resume;
        options.AllowOtherData = AllowsOtherData;
        options.CancellationToken = cancellation;
        options.Accepted = () =>
        {
            directory.WriteOptions(run.Request, run.Options);
            _isAccepted = true;
        };
        LogWarnings.Show(run.ML);
        string? before = directory.Checkpoint;
        NetworkTransformer network;
        try
        {
            network = TrainingDisplay.Show(progress =>
            {
                options.Progress = progress;
                return Fit(run.System.NewEstimator(run.ML, options), run.Training);
            });
        }
        catch
        {
            if (_isAccepted && !resume)
                directory.Forget();
            throw;
        }
        if (resume && directory.Checkpoint == before)
            Console.WriteLine($"Nothing was trained: {End(run.Request)}");
        WriteResults(network);
    }

    private NetworkTransformer Fit(IEstimator<NetworkTransformer> estimator, IDataView training)
    {
        try
        {
            return estimator.Fit(training);
        }
        catch (ArgumentOutOfRangeException error) when (run.Request.Drawn is null)
        {
            throw new UserException($"{error.Message} On the command line, --size brings the images to another size.", error);
        }
        catch (OtherDataException error)
        {
            throw new UserException($"{error.Difference}. Name where the run's data lies now, give --other-data to go on with other images, or train in another folder.", error);
        }
    }

    private static string End(RunRequest request) => request switch
    {
        { Epochs: { } epochs, Minutes: { } minutes } => $"the run has reached --epochs {epochs} or --minutes {minutes}. Raise them to go on.",
        { Epochs: { } epochs } => $"the run has reached --epochs {epochs}. Raise --epochs to go on.",
        { Minutes: { } minutes } => $"the run has reached --minutes {minutes}. Raise --minutes to go on.",
        _ => "the run has reached the end of its last phase.",
    };

    // The training is done and saved: what cannot be written now is told, and can be made later.
    private void WriteResults(NetworkTransformer network)
    {
        Try("results", () => Console.WriteLine($"Writing results to {directory.Path}"));
        ITransformer pipeline = run.KeyMap is { } keyMap ? keyMap.Append(network) : network;
        Try(directory.Files.Pipeline, () => AtomicFile.Write(directory.Files.Pipeline, stream => run.ML.Model.Save(pipeline, run.Data.Schema, stream)));
        Try(directory.Files.Onnx, () => OnnxExport.Write(network, directory.Files.Onnx));
        Try("summary", () =>
        {
            if (RunSummary.Read(directory.Files) is { } summary)
                RunReport.Write(Console.Out, summary);
        });
    }

    private static void Try(string what, Action write)
    {
        try
        {
            write();
        }
        catch (Exception error)
        {
            Console.Error.WriteLine($"warning: {what} is not written: {error.Message} The training is saved: 'mlnetgan export' and 'inspect' can use it.");
        }
    }
}
