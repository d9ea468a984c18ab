using MLNetGan.Runs;

namespace MLNetGan.Pipeline.Fitting;

/// <summary>
/// A run's folder while it is trained. It is locked, and what it holds is compared with what is asked for, before anything in it
/// changes.
/// </summary>
internal sealed class HeldRun : IDisposable
{
    private readonly RunLock _lock;
    private readonly RunModel _model;
    private readonly RunModel? _earlier;
    private readonly bool _isNew;
    private bool _isAccepted;

    private HeldRun(RunFolder folder, RunLock held, RunModel model, RunModel? earlier, TrainingOptions options, bool isNew) =>
        (Folder, _lock, _model, _earlier, Options, _isNew) = (folder, held, model, earlier, options, isNew);

    public RunFolder Folder { get; }

    /// <summary>The options that the run has; of limits those that it is trained to.</summary>
    public TrainingOptions Options { get; private set; }

    /// <summary>Takes the folder that the options name; null where they name none.</summary>
    /// <param name="input">What is to be trained.</param>
    /// <param name="warn">Is told of other data that the options allow.</param>
    /// <exception cref="IOException">Another training has the folder, or it cannot be written.</exception>
    /// <exception cref="FileNotFoundException">It holds checkpoints, and nothing that says of what.</exception>
    /// <exception cref="InvalidDataException">The run that it holds cannot go on with this, or a row has no image.</exception>
    public static HeldRun? Take(TrainingInput input, Action<string> warn)
    {
        TrainingOptions options = input.Options;
        if (options.RunFolder is null)
            return null;
        var folder = new RunFolder(options.RunFolder);
        bool isNew = !Directory.Exists(folder.Path);
        RunLock held = RunLock.Take(folder.Path);
        try
        {
            (RunData training, RunData? validation) = DataPrint.Of(input);
            RunModel model = input.Columns.ToModel(options, training, validation) with
            {
                Extractor = input.Extractor is { } extractor ? new RunExtractor(extractor.Name, extractor.Fingerprint) : null,
            };
            RunModel? earlier = options.Resume && (File.Exists(folder.Model) || folder.Checkpoints.Last is not null)
                ? RunModel.Read(folder) : null;
            if (earlier is not null)
                new RunComparison(folder, earlier, model).Require(options, warn);
            return new HeldRun(folder, held, model, earlier, options, isNew);
        }
        catch
        {
            Leave(folder, held, isNew);
            throw;
        }
    }

    /// <summary>Writes what the run is, when nothing can refuse it any more.</summary>
    /// <param name="isOver">Whether no step is left to take: the run then keeps its limits, of which lower ones only end it.</param>
    public void Accept(bool isOver)
    {
        if (isOver && _earlier is not null)
        {
            TrainingOptions earlier = _earlier.OptionsAs(Options.GetType(), Folder);
            Options = Options.Snapshot();
            (Options.Epochs, Options.MaximumDuration, Options.Patience) = (earlier.Epochs, earlier.MaximumDuration, earlier.Patience);
        }
        Write();
    }

    /// <summary>Makes the folder again, which somebody deleted, so that what was trained can be saved in it.</summary>
    public void Restore()
    {
        Folder.Prepare(Options.System, resume: true);
        Write();
    }

    /// <summary>Gives the folder back; one that was made for a run that nothing came of goes with it.</summary>
    public void Dispose() => Leave(Folder, _lock, _isNew && !_isAccepted);

    private void Write()
    {
        (_model with { Options = RunModel.ToJson(Options) }).Write(Folder);
        _isAccepted = true;
        Options.Accepted?.Invoke(Options);
    }

    private static void Leave(RunFolder folder, RunLock held, bool isUnused)
    {
        held.Dispose();
        if (isUnused)
            folder.RemoveUnused(withEvaluation: true);
    }
}
