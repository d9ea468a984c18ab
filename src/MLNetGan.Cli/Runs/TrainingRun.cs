using Microsoft.ML;
using MLNetGan.Cli.Display;
using MLNetGan.Runs;

namespace MLNetGan.Cli.Runs;

/// <summary>Trains into a run folder and writes what comes of it.</summary>
internal sealed class TrainingRun(RunDirectory directory, PreparedRun run, bool resume)
{
    /// <summary>Trains and writes all results.</summary>
    /// <exception cref="OperationCanceledException">Stopped; a checkpoint is written.</exception>
    public void Execute(CancellationToken cancellation)
    {
        TrainingOptions options = run.Options;
        options.RunFolder = directory.Path;
        options.Resume = resume;
        options.CancellationToken = cancellation;
        directory.WriteOptions(run.Request, options);
        try
        {
            NetworkTransformer network = TrainingDisplay.Show(progress =>
            {
                options.Progress = progress;
                return Fit(run.System.NewEstimator(run.ML, options), run.Training);
            });
            Console.WriteLine($"Writing results to {directory.Path}");
            WriteResults(network);
        }
        catch
        {
            directory.Forget();
            throw;
        }
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
    }

    private void WriteResults(NetworkTransformer network)
    {
        ITransformer pipeline = run.KeyMap is { } keyMap ? keyMap.Append(network) : network;
        AtomicFile.Write(directory.Files.Pipeline, stream => run.ML.Model.Save(pipeline, run.Data.Schema, stream));
        OnnxExport.Write(network, directory.Files.Onnx);
        if (RunSummary.Read(directory.Files) is { } summary)
            RunReport.Write(Console.Out, summary);
    }
}
