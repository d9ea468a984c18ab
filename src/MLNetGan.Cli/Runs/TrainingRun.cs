using Microsoft.ML;
using MLNetGan.Cli.Display;

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
        if (directory.ReadLosses() is not [.., var last] losses)
            throw new UserException($"'{directory.Losses}' is missing or empty: the run cannot be summed up.");
        var heldOut = HeldOutMetrics.Of(losses);
        // The results have the weights of the best evaluation, so theirs is its sheet.
        if ((heldOut is null ? directory.LastEpochSheet : directory.EpochSheet(heldOut.BestEpoch)) is { } sheet && File.Exists(sheet))
            RunDirectory.WriteAtomically(directory.SampleSheet, temporary => File.Copy(sheet, temporary, overwrite: true));
        ITransformer pipeline = run.KeyMap is { } keyMap ? keyMap.Append(network) : network;
        RunDirectory.WriteAtomically(directory.Pipeline, temporary => run.ML.Model.Save(pipeline, run.Data.Schema, temporary));
        RunDirectory.WriteAtomically(directory.Onnx, temporary => OnnxExport.Write(network, temporary));
        var metrics = new RunMetrics
        {
            System = run.System.Name,
            Seconds = last.Seconds,
            Steps = last.Step,
            Epochs = last.Epoch,
            ImagesPerSecond = Math.Round((last.Images ?? last.Step * (double)run.Options.BatchSize) / last.Seconds, 1),
            RealBelief = last.RealBelief,
            FakeBelief = last.FakeBelief,
            WassersteinEstimate = last.WassersteinEstimate,
            DiscriminatorLoss = last.DiscriminatorLoss,
            GeneratorLoss = last.GeneratorLoss,
            HeldOutL1 = heldOut,
            Labels = network is LabeledGeneratorTransformer labeled ? LabelJudge.Measure(run.ML, run.Training, labeled) : null,
        };
        directory.WriteMetrics(metrics);
        RunReport.Write(Console.Out, metrics);
    }
}
