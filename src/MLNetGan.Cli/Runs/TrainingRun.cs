using Microsoft.ML;
using MLNetGan.Cli.Display;
using MLNetGan.Cli.Errors;
using MLNetGan.Runs;

namespace MLNetGan.Cli.Runs;

/// <summary>Trains into a run folder and writes what comes of it.</summary>
internal sealed class TrainingRun(RunDirectory directory, PreparedRun run, bool resume)
{
    private bool _isAccepted;

    /// <summary>Whether a resumed run may go on with other images.</summary>
    public bool AllowsOtherData { get; init; }

    /// <summary>The folder that TensorBoard reads; null for none.</summary>
    public string? TensorBoardFolder { get; init; }

    /// <summary>Whether this process writes and tells, of those that train together.</summary>
    public bool IsFirst => Processes.IsFirst(run.Options.Distributed);

    /// <summary>Trains and writes all results; of what cannot be written after training, only warnings come.</summary>
    /// <exception cref="OperationCanceledException">Stopped; a checkpoint is written.</exception>
    /// <exception cref="UserException">The run's data is other, or the folder cannot be written any more.</exception>
    public void Execute(CancellationToken cancellation)
    {
        string? before = directory.Checkpoint;
        if (IsFirst)
            RunHead.Write(Console.Out, run);
        if (IsFirst && !resume)
            LongTraining.Announce(run, cancellation);
        using ImageFeatureExtractor? extractor = Processes.Prepare(() => OpenExtractor(cancellation), () => run.Options.Distributed);
        run.Options.EvaluationExtractor = extractor;
        NetworkTransformer network = Train(cancellation);
        if (!IsFirst)
            return;
        if (resume && directory.Checkpoint == before)
            Console.WriteLine($"Nothing was trained: {RunEnd.Of(run.Request, RunSummary.Read(directory.Files))}");
        WriteResults(network);
        NextCommand.AfterTraining(directory.Path, run.Request, run.System, MakesLabels, run.Data.GetRowCount());
    }

    /// <summary>The command that goes on with the run in the way that this process was told.</summary>
    public string HowToGoOn =>
        $"Go on with: {TrainCommandLine.Resuming(directory.Path, run.ML.GpuDeviceId, TensorBoardFolder)}";

    private bool MakesLabels => run.Options.Label is { } label && run.Options.GeneratorInputs.Contains(label);

    private ImageFeatureExtractor? OpenExtractor(CancellationToken cancellation)
    {
        RunRequest request = run.Request;
        if (request.Evaluate is not { } evaluation || EvaluationChoice.Parse(evaluation).Extractor is not { } name)
            return null;
        return new ExtractorChoice($"--evaluate {evaluation}", name, request).Open(run.ML, run.Data, new ImageEvaluationOptions
        {
            RealImageColumnName = run.Options.Images[^1].Column,
            OutputFolder = directory.Files.Evaluation,
            CancellationToken = cancellation,
        });
    }

    private NetworkTransformer Train(CancellationToken cancellation)
    {
        TrainingOptions options = run.Options;
        options.RunFolder = directory.Path;
        options.Resume = resume;
        options.AllowOtherData = AllowsOtherData;
        options.TensorBoardFolder = TensorBoardFolder;
        options.CancellationToken = cancellation;
        options.Accepted = accepted =>
        {
            directory.WriteOptions(run.Request.LimitedAs(accepted), accepted);
            _isAccepted = true;
        };
        if (!IsFirst)
            return Fit(null);
        if (options.Distributed == DistributedTraining.Mpi)
            Console.WriteLine($"Training in {Processes.Count} processes, each on its part of every batch");
        try
        {
            return TrainingDisplay.Show(Fit);
        }
        catch (OtherDataException error)
        {
            throw new UserException($"{error.Difference}. Name where the run's data lies now, give --other-data to go on with other " +
                "images, or train in another folder.", error);
        }
        catch (Exception error) when (_isAccepted)
        {
            if (!resume)
                directory.Forget();
            if (error is IOException or UnauthorizedAccessException && directory.Checkpoint is { } checkpoint)
            {
                throw new UserException(
                    $"{error.Message} Training stopped; checkpoint {checkpoint} is saved. {HowToGoOn}", error);
            }
            throw;
        }

        NetworkTransformer Fit(IProgress<TrainingProgress>? progress)
        {
            options.Progress = progress;
            return run.System.NewEstimator(run.ML, options).Fit(run.Training);
        }
    }

    private void WriteResults(NetworkTransformer network)
    {
        Console.WriteLine($"Writing results to {directory.Path}");
        // Labels may be for training alone.
        ITransformer pipeline = run.KeyMap is { } keyMap && MakesLabels ? keyMap.Append(network) : network;
        Try($"'{directory.Files.Pipeline}'", () => run.ML.Gan().SaveModel(pipeline, run.Data.Schema, directory.Files.Pipeline));
        Try($"'{directory.Files.Onnx}'", () => OnnxExport.Write(network, directory.Files.Onnx));
        Try("the summary", () =>
        {
            if (RunSummary.Read(directory.Files) is { } summary)
            {
                RunReport.Write(Console.Out, summary);
                if (FewImages.Advice(run.Options, run.Training.GetRowCount(), summary.Last) is { } advice)
                    LogDisplay.Warn(advice);
            }
        });
    }

    // What comes after it never spoils a finished training.
    private static void Try(string what, Action write)
    {
        try
        {
            write();
        }
        catch (Exception error)
        {
            LogDisplay.Warn($"{what} is not written: {Failure.Describe(error)}");
        }
    }
}
