using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>The training loop, the only one: for each batch the moves of the system, one after the other.</summary>
internal sealed class Trainer : IDisposable
{
    private static readonly TimeSpan ReportInterval = TimeSpan.FromSeconds(1), CheckpointInterval = TimeSpan.FromMinutes(5);

    private readonly TrainingSystem _system;
    private readonly TrainingOptions _options;
    private readonly IBatchSource _source;
    private readonly TrainingReporter _reporter;
    private readonly TrainingStep _step;
    private readonly RunCheckpoints _checkpoints;
    private readonly DivergenceCheck _divergence;
    private readonly DeviceType _device;
    private readonly RunPosition _position;
    private readonly IRankGroup? _ranks;
    private readonly RankPace? _pace;
    private bool _isWithinStep;

    /// <summary>Prepares a run: initial weights, or those of the last checkpoint when the options ask to resume.</summary>
    /// <exception cref="InvalidDataException">The checkpoint does not fit the networks, or none is whole.</exception>
    /// <exception cref="InvalidOperationException">There are too few images for a batch.</exception>
    public Trainer(TrainingSystem system, TrainingOptions options, IBatchSource source, Device device,
        IReadOnlyList<ITrainingObserver> observers, IMeasure? measure = null, Action<string>? warn = null, IRankGroup? ranks = null)
    {
        (_system, _options, _source, _device, _ranks) = (system, options, source, device.type, ranks);
        if (source.ImageCount < options.SmallestBatch)
            throw TooFewImages();
        _position = new RunPosition(options, system, source.ImageCount);
        system.Initialize(options.Seed ?? 0, device);
        if (_device == DeviceType.CUDA)
            CudaThread.Prepare(device);
        _step = new TrainingStep(system, options, _position, device, ranks);
        _pace = ranks is null ? null : new RankPace(ranks, _position, options.CancellationToken);
        _checkpoints = new RunCheckpoints(options, system, _step, _position, writes: ranks is null or { Rank: 0 });
        _divergence = new DivergenceCheck(options, _position, _step, _checkpoints);
        _reporter = new TrainingReporter(system, options, _position, _step, _divergence, observers,
            measure is null || ranks is null ? measure : new RankMeasure(measure, ranks));
        if (options.Resume)
            Restore(warn ?? (_ => { }));
    }

    /// <summary>Steps done since the run began, also before it was resumed.</summary>
    public long StepsDone => _position.Step;

    /// <summary>Whether no step is left to take; the last epoch's end may be.</summary>
    public bool IsAtLimit => _position.IsAtLimit;

    /// <summary>What ended the run, in words, where there is nothing left to do; else null.</summary>
    public string? Limit => _position.IsOver ? _position.Limit : null;

    /// <summary>Why the run ended before its limits, in words; null where it did not.</summary>
    public string? EarlyEnd => _position.Course.IsOver ? _position.Course.Reason : null;

    /// <summary>What is amiss with the run's length, in words, as far as it is known before its first step; null for nothing.</summary>
    public string? Foreseen => _position.Foreseen;

    /// <summary>What was left out, in words, where the run has ended before its last phase; else null.</summary>
    public string? Shortfall => _position.Shortfall;

    // Of several processes none stops alone: what one wishes, all agree upon before the next step.
    private CancellationToken Stop => _pace is null ? _options.CancellationToken : CancellationToken.None;

    /// <summary>
    /// Trains until the epochs, the time or the patience are used up. Where something is measured, delivered networks then have the weights
    /// with which they did best by that. Whatever ends it earlier, what was trained is saved in the run folder, if there is one.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled; with a run folder the state is in a checkpoint.</exception>
    /// <exception cref="InvalidOperationException">No data, or losses or weights that are not numbers any more.</exception>
    public void Run()
    {
        try
        {
            Train();
        }
        catch (Exception error)
        {
            SaveAfter(error);
            throw;
        }
        _system.Enter(_reporter.Best.Point ?? _position.Last);
        _reporter.Best.Restore();
    }

    /// <summary>Writes a checkpoint, unless one of this state is there.</summary>
    /// <exception cref="InvalidOperationException">A loss or a weight is not a number any more.</exception>
    public void Save()
    {
        if (_position.Step == 0)
            return;
        _step.ShareStatistics();
        _divergence.RequireLosses(_step.Statistics.Means());
        _divergence.RequireWeights();
        _checkpoints.Save(_reporter.Measured);
        _reporter.Measured = null;
    }

    private void Train()
    {
        _reporter.Begin();
        _position.Start();
        if (_ranks is not null)
            RankState.Broadcast(_ranks, CheckpointTensors.Of(_system, _step.Learners).Select(tensor => tensor.Value));
        TimeSpan lastReport = _position.Elapsed, lastCheckpoint = _position.Elapsed;
        while (!_position.IsOver)
        {
            PhasePoint start = _position.Next;
            bool isPast = _position.IsPastEpochs;
            // New layers come with a new level: what the optimizers know of the old ones does not hold with them.
            if (start.Phase.Level != _position.Last.Phase.Level)
                _step.Reset();
            using var loader = new BatchLoader(_source.At(start.Phase.Level, Stop), start.Phase.BatchSize,
                _options.SmallestBatch, RunSeeds.Order(_options, _position.Epoch), _position.Batch, _device, _step.Share);
            while (!_position.IsTimeUp && !HasEnded(start) && Next(loader) is { } batch)
            {
                Take(batch);
                if (_position.Elapsed - lastReport >= ReportInterval && _step.Statistics.HasAllMoves)
                {
                    _reporter.Report(isEndOfEpoch: false);
                    lastReport = _position.Elapsed;
                }
                if (_position.Elapsed - lastCheckpoint >= CheckpointInterval)
                {
                    Save();
                    lastCheckpoint = _position.Elapsed;
                }
            }
            if (!_step.Statistics.HasSteps)
                throw TooFewImages();
            EndEpoch(isPast);
            lastReport = lastCheckpoint = _position.Elapsed;
        }
        _position.Stop();
    }

    private void Take(Batch batch)
    {
        _isWithinStep = true;
        _step.Run(batch);
        _isWithinStep = false;
        if (_pace is null)
            _position.Tell();
    }

    // An epoch that a limit has cut short stays the one in progress.
    private void EndEpoch(bool isPast)
    {
        _step.ShareStatistics();
        _reporter.Report(isEndOfEpoch: true);
        _position.AddReport();
        if (_pace is null)
            _position.Tell();
        if (!isPast && !_position.IsTimeUp)
        {
            _position.AddEpoch();
            _step.Statistics.Reset();
        }
        Save();
    }

    // A step that was broken off has changed some weights and not others. Where several processes train, a failure is of one, and what is
    // saved is of all.
    private void SaveAfter(Exception error)
    {
        if (_isWithinStep || (_ranks is not null && error is not StoppedTogetherException))
            return;
        try
        {
            Save();
        }
        catch when (error is not OperationCanceledException)
        {
            // What is told is what went wrong first.
        }
    }

    private InvalidOperationException TooFewImages() => new((_source.ImageCount switch
    {
        null => "Training data is empty, or nearly so",
        0 => "Training data is empty",
        var count => $"Training data holds {count} image{(count == 1 ? "" : "s")}, too few for a batch",
    }) + $": expected at least {_options.SmallestBatch} in the training data view. Add images.");

    private void Restore(Action<string> warn)
    {
        try
        {
            _checkpoints.Restore(_reporter.Best, warn);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    private bool HasEnded(PhasePoint start) => _position.Next.Index != start.Index || _position.IsAtLimit;

    private Batch? Next(BatchLoader loader)
    {
        if (_pace is not null)
            _pace.Agree();
        else
            ProcessEnd.ThrowIfNear();
        return loader.Next(Stop);
    }

    public void Dispose()
    {
        _reporter.Best.Dispose();
        _step.Dispose();
    }
}
