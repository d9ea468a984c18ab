using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Fitting;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan;

/// <summary>What the estimators of all systems share: column checks, training and its log.</summary>
/// <typeparam name="TOptions">The system's options.</typeparam>
/// <typeparam name="TTransformer">What training gives.</typeparam>
public abstract class GanEstimator<TOptions, TTransformer> : IEstimator<TTransformer>
    where TOptions : GanOptions
    where TTransformer : class, ITransformer
{
    private readonly MLContext _context;

    private protected GanEstimator(MLContext context, TOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _context = context;
        Options = (TOptions)options.Snapshot();
        Options.Validate();
        if (Options.GeneratorInputs.Contains(Options.Output))
            throw new ArgumentException($"Column '{Options.Output}' is both an input of the generator and the column of generated images. Give OutputColumnName another name.", nameof(options));
    }

    /// <summary>The estimator's own copy of the options.</summary>
    private protected TOptions Options { get; }

    /// <summary>Creates the networks and the objective; throws <see cref="ArgumentException"/> for images that the networks cannot make.</summary>
    private protected abstract GanSystem CreateSystem(BatchFormat format);

    private protected abstract TTransformer CreateTransformer(TrainedGan trained);

    /// <summary>Checks the columns, and adds the column of generated images.</summary>
    /// <param name="inputSchema">The columns of the training data.</param>
    /// <returns>The columns after the transformer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        DataViewType promised = ImageColumn.Promise(inputSchema, Options.Images);
        if (Options.Source is { } source)
            ImageColumn.Promise(inputSchema, source);
        if (Options.Label is { } label)
            LabelColumn.Check(inputSchema, label);
        return PromisedSchema.With(inputSchema, Options.Output, promised);
    }

    /// <summary>Trains the system.</summary>
    /// <param name="input">The training data. Columns that the options do not name are not read.</param>
    /// <returns>The trained generator as a transformer; dispose of it, or of the chain that it is in.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type, or the networks cannot make images of its size; nothing was trained.</exception>
    /// <exception cref="InvalidDataException">A row has pixels outside the declared range, or no label or image.</exception>
    /// <exception cref="InvalidOperationException">There is no data, a native library or a GPU that was asked for is missing, or training diverged.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public TTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        TrainingColumns columns = TrainingColumns.From(input.Schema, Options);
        Device device = DeviceChoice.For(_context);
        using IChannel channel = ((IHostEnvironment)_context).Register(GetType().Name).Start("Fit");
        using var trained = new TrainedGan(CreateSystem(columns), Options, columns, device);
        using TrainingPlan plan = Plan(input, columns, trained.System, device, message => channel.Info(MessageSensitivity.None, message));
        List<ITrainingObserver> observers = [new TrainingLog(channel)];
        if (Options.RunFolder is { } folder)
        {
            observers.Add(new RunFolder(Options, plan.Sheet));
            RunModel.Of(Options, columns).Write(folder);
        }
        using (var trainer = new Trainer(trained.System, Options, plan.Source, device, observers, plan.Validation))
            trainer.Run();
        return CreateTransformer(trained);
    }

    private protected virtual TrainingPlan Plan(IDataView input, TrainingColumns columns, GanSystem system, Device device, Action<string> log) =>
        new(new ViewBatchSource(input, columns, Options), new LatentSheet(device));

    /// <summary>Makes the transformer of a run's checkpoint: the best on held-out data, or without any the last.</summary>
    internal TTransformer Load(RunModel model, string runFolder)
    {
        Device device = DeviceChoice.For(_context);
        TrainingColumns columns = model.Columns(Options);
        using DisposeScope scope = NewDisposeScope();
        var checkpoints = new CheckpointStore(runFolder);
        (CheckpointManifest manifest, Dictionary<string, Tensor> tensors) = checkpoints.LoadBest(Options.System) ?? checkpoints.LoadLast(Options.System)
            ?? throw new InvalidDataException($"Run folder '{runFolder}' has no checkpoint yet. Train for at least one epoch, or until cancelled.");
        using var trained = new TrainedGan(CreateSystem(columns), Options, columns, device);
        trained.System.Initialize(0, device);
        trained.System.Enter(trained.System.Phases.Last(manifest.Images));
        CheckpointTensors.RestoreNetworks(tensors, trained.System);
        return CreateTransformer(trained);
    }

    private GanSystem CreateSystem(TrainingColumns columns)
    {
        try
        {
            return CreateSystem(columns.Format);
        }
        catch (ArgumentException error)
        {
            string source = Options.Source is { } images ? $"{images.Role} column '{images.Column}' is {columns.Source!.Type}, " : "";
            string found = $"{source}{Options.Images.Role} column '{Options.Images.Column}' is {columns.Image.Type}";
            throw new ArgumentOutOfRangeException($"{char.ToUpperInvariant(found[0])}{found[1..]}. {error.Message}", error);
        }
    }
}
