using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Runtime;
using MLNetGan.Pipeline.Evaluating;
using MLNetGan.Pipeline.Fitting;
using MLNetGan.Runs;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan;

// How it trains.
public sealed partial class GanEstimator<TOptions, TTransformer>
{
    /// <summary>Trains with other processes.</summary>
    internal TTransformer TrainTogether(IDataView input, IRankGroup ranks)
    {
        var session = new RankSession(ranks);
        TrainingOptions options = _options.Snapshot();
        if (!session.IsFirst)
            (options.Progress, options.TensorBoardFolder) = (null, null);
        return session.Run(() => Train(input, options, session));
    }

    private TTransformer Train(IDataView input, TrainingOptions options, RankSession? session = null)
    {
        // Of several processes one writes and tells.
        bool isFirst = session?.IsFirst ?? true;
        TrainingColumns columns = TrainingColumns.From(input.Schema, options);
        Device device = DeviceChoice.For(_context);
        using IChannel channel = TrainingLog.Open(_context, _definition, "Fit"),
            runChannel = TrainingLog.Open(_context, _definition, TrainingLog.RunFolder);
        Action<string> warn = isFirst ? TrainingLog.Warner(runChannel) : _ => { };
        Action<string> log = isFirst ? message => channel.Info(MessageSensitivity.None, message) : _ => { };
        CheckOptionalColumns(input.Schema, columns, options, device);
        using TrainedGan trained = Prepare(columns, options, device);
        bool wantsFeatures = options.BestBy is { } metric && RunEvaluation.ComparesFeatures(metric);
        using ImageFeatureExtractor? opened = wantsFeatures && options.EvaluationExtractor is null
            ? _context.Gan().Evaluate.ResNet18() : null;
        var training = new TrainingInput(
            input, columns, options, trained.System, device, log, options.BestBy is null ? null : opened ?? options.EvaluationExtractor);
        using HeldRun? run = isFirst ? HeldRun.Take(training, warn) : null;
        using TrainingPlan plan = _definition.Plan(training);
        using RunEvaluation? evaluation = options.BestBy is null ? null
            : new RunEvaluation(training, _definition.Compared(training), plan.Measure);
        IMeasure? measure = evaluation ?? plan.Measure;
        if (options.Patience is not null && measure is null)
            throw NothingIsMeasured(options);
        string? early;
        using (RunRecorder? recorder = run is null ? null : new RunRecorder(run.Folder, options, plan.Sheet, warn))
        using (var trainer = new Trainer(trained.System, options, plan.Source, device,
            [.. isFirst ? Observers(channel, options, recorder, run?.Folder, plan.Sheet, warn) : []], measure, warn, session?.Ranks))
        {
            // While another process can still be told that this one cannot start.
            if (isFirst)
                evaluation?.ReadReal(run?.Folder.Evaluation);
            session?.Begin(
                (JsonSerializer.Serialize(options, options.GetType()),
                    "its options are others than those of process 0. Give all the same."),
                ($"{plan.Source.ImageCount}", $"it has {plan.Source.ImageCount} images, other than process 0. Give all the same data."),
                ($"{trainer.StepsDone}",
                    $"it would go on from step {trainer.StepsDone}, and process 0 from another. Give all a RunFolder that all see."));
            // Not before a checkpoint to go on from has been found to fit, and every process to be ready.
            run?.Accept(isOver: trainer.IsAtLimit);
            if (trainer.Limit is { } limit && isFirst)
                channel.Warning(MessageSensitivity.None, $"Nothing was trained: the run has reached {limit}. Raise what ends it to go on.");
            else if (trainer.Foreseen is { } foreseen)
                warn($"{foreseen}.");
            Train(trainer, session is null ? run : null);
            early = trainer.EarlyEnd;
            foreach (string fault in ((string?[])[trainer.Shortfall, UntrainedPlayers.Describe(trained.System, trainer.StepsDone)])
                .OfType<string>())
                warn($"{fault}.");
        }
        session?.End();
        if (early is not null)
            log($"Training has ended early: {early}.");
        var transformer = (TTransformer)_definition.CreateTransformer(trained);
        if (run is not null)
            RunResults.Write(run.Folder, run.Options, _definition.Title, device, plan.Sheet, input, transformer, early, warn);
        return transformer;
    }

    private IEnumerable<ITrainingObserver> Observers(IChannel channel, TrainingOptions options, RunRecorder? recorder,
        RunFolder? folder, ISampleSheet sheet, Action<string> warn)
    {
        yield return new TrainingLog(channel);
        yield return new TrainingMeter(_definition.Name);
        if (recorder is not null)
            yield return recorder;
        if (options.TensorBoardFolder is { } tensorBoard)
            yield return new TensorBoardLog(tensorBoard, folder, sheet, warn);
    }

    // A chain transforms what it was fitted to: what the transformer would refuse after hours is refused before them, by one of an
    // untrained system.
    private void CheckOptionalColumns(DataViewSchema schema, TrainingColumns columns, TrainingOptions options, Device device)
    {
        IEnumerable<string> optional = options.GeneratorInputs.Where(
            name => name != options.Label && options.Images.All(images => images.Column != name));
        if (optional.All(name => schema.GetColumnOrNull(name) is null))
            return;
        using TrainedGan untrained = Prepare(columns, options, device);
        using NetworkTransformer transformer = _definition.CreateTransformer(untrained);
        transformer.GetOutputSchema(schema);
    }

    private ArgumentOutOfRangeException NothingIsMeasured(TrainingOptions options)
    {
        string[] ways =
        [
            .. options is IMeasuredOptions ? (string[])["ValidationSetFraction above 0"] : [],
            .. _definition.IsCompared ? (string[])["BestBy"] : [],
        ];
        string advice = ways.Length == 0
            ? "Leave TrainingOptions.Patience out." : $"Set {string.Join(" or ", ways)}, or leave TrainingOptions.Patience out.";
        return new(nameof(TrainingOptions.Patience), options.Patience,
            $"TrainingOptions.Patience is {options.Patience}, and nothing is measured by which weights are better or worse. {advice}");
    }

    private static void Train(Trainer trainer, HeldRun? run)
    {
        try
        {
            trainer.Run();
        }
        catch (DirectoryNotFoundException error) when (run is not null && !Directory.Exists(run.Folder.Path))
        {
            run.Restore();
            trainer.Save();
            throw new IOException(
                $"Run folder '{run.Folder.Path}' was deleted or moved while it was trained. What was trained is saved there again, " +
                $"as checkpoint {run.Folder.Checkpoints.Last}; losses and samples of earlier epochs went with the folder.", error);
        }
    }
}
