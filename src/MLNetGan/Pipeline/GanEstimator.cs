using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MLNetGan.Pipeline.Columns;
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
/// | Is caching required? | No, but data is read once an epoch. Image columns cannot be cached or shuffled: `ExtractPixels` first. |
/// | Required NuGet in addition to Microsoft.ML | MLNetGan and one of TorchSharp-cpu, TorchSharp-cuda-linux, TorchSharp-cuda-windows |
/// | Exportable to ONNX | Yes, with the transformer's `ExportOnnx`; `Model.ConvertToOnnx` leaves the network out, without a word |
/// ]]></format>
/// </remarks>
/// <typeparam name="TOptions">The system's options.</typeparam>
/// <typeparam name="TTransformer">What training gives.</typeparam>
public sealed partial class GanEstimator<TOptions, TTransformer> : IEstimator<TTransformer>
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
            throw new ArgumentException(
                $"Column '{both}' is both read and made by the trained transformer. Give OutputColumnName another name.", nameof(options));
        if (_options.GeneratorInputs.CountBy(name => name).FirstOrDefault(column => column.Value > 1).Key is { } twice)
            throw new ArgumentException(
                $"The trained transformer would read column '{twice}' as two things. Give each of its options another column: " +
                $"{string.Join(", ", _options.GeneratorInputs.Select(name => $"'{name}'"))}.", nameof(options));
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
    /// <exception cref="ArgumentOutOfRangeException">
    /// A column is missing or of the wrong type, or the networks cannot make images of its size; nothing was trained.
    /// </exception>
    /// <exception cref="InvalidDataException">
    /// A row has pixels outside the declared range, or no label or image; or the run to resume was trained otherwise, or has no whole
    /// checkpoint.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// There is no data, a native library or a GPU that was asked for is missing, or training diverged; or of several processes one could
    /// not start, or they cannot share the batches.
    /// </exception>
    /// <exception cref="IOException">
    /// The run folder cannot be written, holds a run already or one of other data, or another training has it.
    /// </exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public TTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return ProcessEnd.Defer(() => MpiRanks.Of(_options.Distributed) is { } ranks
            ? TrainTogether(input, ranks) : Train(input, _options));
    }

    /// <summary>Makes the transformer of a run's checkpoint: the best by its measure, or without any the last.</summary>
    internal TTransformer Load(RunModel model, RunFolder run)
    {
        Device device = DeviceChoice.For(_context);
        using IChannel channel = TrainingLog.Open(_context, _definition, TrainingLog.RunFolder);
        Action<string> warn = TrainingLog.Warner(channel);
        using DisposeScope scope = NewDisposeScope();
        LoadedCheckpoint checkpoint = run.Checkpoints.LoadBest(_options.System, warn) ?? run.Checkpoints.LoadLast(_options.System, warn)
            ?? throw new InvalidDataException(
                $"Run folder '{run.Path}' has no checkpoint yet. Train for at least one epoch, or until cancelled.");
        using TrainedGan trained = RunModel.Make(run, () => Prepare(model, device));
        trained.System.Initialize(0, device);
        trained.System.Enter(trained.System.Phases.Last(checkpoint.Manifest));
        CheckpointTensors.RestoreNetworks(checkpoint, trained.System);
        return RunModel.Make(run, () => (TTransformer)_definition.CreateTransformer(trained));
    }

    private TrainedGan Prepare(RunModel model, Device device) => Prepare(TrainingColumns.From(model, _options), _options, device);

    private TrainedGan Prepare(TrainingColumns columns, TrainingOptions options, Device device) =>
        new(_definition.CreateSystem(options, columns), options, columns, device);
}
