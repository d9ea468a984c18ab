using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Evaluating;
using MLNetGan.Pipeline.Fitting;
using MLNetGan.Runs;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan;

/// <summary>Trains a system on a data view.</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// To create this estimator, use a method of <xref:MLNetGan.GanCatalog>, whose remarks tell the system's columns.
///
/// ### Trainer Characteristics
/// |  |  |
/// | -- | -- |
/// | Machine learning task | Image generation, or image-to-image translation |
/// | Is normalization required? | No; pixel values are scaled by `PixelMinimum` and `PixelMaximum`. |
/// | Is caching required? | No; data is read once an epoch, so cache what is slow to load. |
/// | Required NuGet in addition to Microsoft.ML | MLNetGan and one of TorchSharp-cpu, TorchSharp-cuda-linux, TorchSharp-cuda-windows |
/// | Exportable to ONNX | Yes, with the transformer's `ExportOnnx` |
/// ]]></format>
/// </remarks>
/// <typeparam name="TOptions">The system's options.</typeparam>
/// <typeparam name="TTransformer">What training gives.</typeparam>
public sealed class GanEstimator<TOptions, TTransformer> : IEstimator<TTransformer>
    where TOptions : TrainingOptions
    where TTransformer : NetworkTransformer
{
    private readonly MLContext _context;
    private readonly SystemDefinition _definition;
    private readonly TrainingOptions _options;

    internal GanEstimator(MLContext context, TOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _context = context;
        _definition = SystemList.Of(options);
        _options = options.Snapshot();
        _options.Validate();
        if (_options.BestBy is not null && !_definition.IsCompared)
            throw new ArgumentOutOfRangeException(nameof(options), $"BestBy is {_options.BestBy}, and {_definition.Name} makes no images " +
                "that are compared while it trains. Leave BestBy out. Systems that can be measured so: " +
                $"{string.Join(", ", SystemList.All.Where(system => system.IsCompared).Select(system => system.Name))}.");
        if (_options.Outputs.FirstOrDefault(_options.GeneratorInputs.Contains) is { } both)
            throw new ArgumentException($"Column '{both}' is both read and made by the trained transformer. Give OutputColumnName another name.", nameof(options));
    }

    /// <summary>Checks the columns, and adds the column of generated images.</summary>
    /// <param name="inputSchema">The columns of the training data.</param>
    /// <returns>The columns after the transformer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        DataViewType[] types = [.. _options.Images.Select(images => ImageColumn.Promise(inputSchema, images))];
        if (_options.Label is { } label)
            LabelColumn.Check(inputSchema, label);
        return _options.Outputs.Zip(types[^_options.Outputs.Count..])
            .Aggregate(inputSchema, (schema, made) => PromisedSchema.With(schema, made.First, made.Second));
    }

    /// <summary>Trains the system.</summary>
    /// <param name="input">The training data. Columns that the options do not name are not read.</param>
    /// <returns>What was trained as a transformer; dispose of it, or of the chain that it is in.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type, or the networks cannot make images of its size; nothing was trained.</exception>
    /// <exception cref="InvalidDataException">
    /// A row has pixels outside the declared range, or no label or image; or the run to resume was trained otherwise, or has no whole checkpoint.
    /// </exception>
    /// <exception cref="InvalidOperationException">There is no data, a native library or a GPU that was asked for is missing, or training diverged.</exception>
    /// <exception cref="IOException">The run folder cannot be written, holds a run already or one of other data, or another training has it.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public TTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return ProcessEnd.Defer(() => Train(input));
    }

    private TTransformer Train(IDataView input)
    {
        TrainingColumns columns = TrainingColumns.From(input.Schema, _options);
        Device device = DeviceChoice.For(_context);
        using IChannel channel = TrainingLog.Open(_context, _definition, "Fit"), runChannel = TrainingLog.Open(_context, _definition, TrainingLog.RunFolder);
        Action<string> warn = TrainingLog.Warner(runChannel);
        using var trained = new TrainedGan(_definition.CreateSystem(_options, columns), _options, columns, device);
        bool wantsFeatures = _options.BestBy is { } metric && RunEvaluation.ComparesFeatures(metric);
        using ImageFeatureExtractor? opened = wantsFeatures && _options.EvaluationExtractor is null
            ? _context.Gan().Evaluate.ResNet18() : null;
        var training = new TrainingInput(
            input, columns, _options, trained.System, device, message => channel.Info(MessageSensitivity.None, message),
            _options.BestBy is null ? null : opened ?? _options.EvaluationExtractor);
        using HeldRun? run = HeldRun.Take(training, warn);
        using TrainingPlan plan = _definition.Plan(training);
        using RunEvaluation? evaluation = _options.BestBy is null ? null
            : new RunEvaluation(training, _definition.Compared(training), plan.Measure);
        IMeasure? measure = evaluation ?? plan.Measure;
        if (_options.Patience is not null && measure is null)
            throw new ArgumentOutOfRangeException(nameof(input), $"TrainingOptions.Patience is {_options.Patience}, and nothing is measured " +
                "by which weights are better or worse. Set BestBy, or leave TrainingOptions.Patience out.");
        string? early;
        List<ITrainingObserver> observers = [new TrainingLog(channel), new TrainingMeter(_definition.Name)];
        if (run is not null)
            observers.Add(new RunRecorder(run.Folder, _options, plan.Sheet, warn));
        if (_options.TensorBoardFolder is { } tensorBoard)
            observers.Add(new TensorBoardLog(tensorBoard, run?.Folder, plan.Sheet, warn));
        using (var trainer = new Trainer(trained.System, _options, plan.Source, device, observers, measure, warn))
        {
            // Not before a checkpoint to go on from has been found to fit.
            run?.Accept();
            evaluation?.ReadReal(run?.Folder.Evaluation);
            if (trainer.Limit is { } limit)
                channel.Warning(MessageSensitivity.None, $"Nothing was trained: the run has reached {limit}. Raise what ends it to go on.");
            Train(trainer, run);
            early = trainer.EarlyEnd;
            if (trainer.Shortfall is { } shortfall)
                warn($"{shortfall}.");
        }
        if (early is not null)
            channel.Info(MessageSensitivity.None, $"Training has ended early: {early}.");
        var transformer = (TTransformer)_definition.CreateTransformer(trained);
        if (run is not null)
            RunResults.Write(run.Folder, _options, _definition.Title, device, plan.Sheet, input, transformer, early, warn);
        return transformer;
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
            throw new IOException($"Run folder '{run.Folder.Path}' was deleted or moved while it was trained. What was trained is saved there again, " +
                $"as checkpoint {run.Folder.Checkpoints.Last}; losses and samples of earlier epochs went with the folder.", error);
        }
    }

    /// <summary>Makes the transformer of a run's checkpoint: the best by its measure, or without any the last.</summary>
    internal TTransformer Load(RunModel model, RunFolder run)
    {
        Device device = DeviceChoice.For(_context);
        using IChannel channel = TrainingLog.Open(_context, _definition, TrainingLog.RunFolder);
        Action<string> warn = TrainingLog.Warner(channel);
        using DisposeScope scope = NewDisposeScope();
        LoadedCheckpoint checkpoint = run.Checkpoints.LoadBest(_options.System, warn) ?? run.Checkpoints.LoadLast(_options.System, warn)
            ?? throw new InvalidDataException($"Run folder '{run.Path}' has no checkpoint yet. Train for at least one epoch, or until cancelled.");
        using TrainedGan trained = RunModel.Make(run, () => Prepare(model, device));
        trained.System.Initialize(0, device);
        trained.System.Enter(trained.System.Phases.Last(checkpoint.Manifest));
        CheckpointTensors.RestoreNetworks(checkpoint, trained.System);
        return RunModel.Make(run, () => (TTransformer)_definition.CreateTransformer(trained));
    }

    private TrainedGan Prepare(RunModel model, Device device)
    {
        TrainingColumns columns = TrainingColumns.From(model, _options);
        return new TrainedGan(_definition.CreateSystem(_options, columns), _options, columns, device);
    }
}
