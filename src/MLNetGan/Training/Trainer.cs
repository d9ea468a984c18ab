using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>
/// The training loop, the only one: for each batch one step of the discriminator; then, after as many of them as the system
/// wants, one of the generator against the discriminator as it is then, on the same generated batch.
/// </summary>
internal sealed class Trainer : IDisposable
{
    // Streams of the run's seed: 0 and 1 are initial weights, 2 is dropout, 3 noise, from 1000 on the order of epochs.
    private const long DropoutStream = 2, NoiseStream = 3, FirstOrder = 1000;

    private static readonly TimeSpan ReportInterval = TimeSpan.FromSeconds(1), CheckpointInterval = TimeSpan.FromMinutes(5);

    private readonly GanSystem _system;
    private readonly GanOptions _options;
    private readonly IBatchSource _source;
    private readonly IReadOnlyList<ITrainingObserver> _observers;
    private readonly RunCheckpoints _checkpoints;
    private readonly Device _device;
    private readonly Player _generator, _discriminator;
    private readonly WeightAverage _average, _discriminatorAverage;
    private readonly EpochStatistics _statistics;
    private readonly TrainingWatch _watch;
    private readonly RunPosition _position;
    private readonly IValidation? _validation;
    private readonly BestGenerator _best;
    private TrainingMeasure? _measure;

    /// <summary>Prepares a run: initial weights, or those of the last checkpoint when the options ask to resume.</summary>
    public Trainer(GanSystem system, GanOptions options, IBatchSource source, Device device, IReadOnlyList<ITrainingObserver> observers, IValidation? validation = null)
    {
        (_system, _options, _source, _device, _observers, _validation) = (system, options, source, device, observers, validation);
        _position = new RunPosition(options, system.Phases, source.ImageCount);
        system.Initialize(Seed, device);
        if (device.type == DeviceType.CUDA)
            CudaThread.Prepare(device);
        _generator = new Player(system.Generator, options, options.GeneratorLearningRate);
        _discriminator = new Player(system.Discriminator, options, options.DiscriminatorLearningRate);
        _average = new WeightAverage(system.Generator, system.Averaged, options.AverageDecay);
        _discriminatorAverage = new WeightAverage(system.Discriminator, system.AveragedDiscriminator, options.AverageDecay);
        _best = new BestGenerator(system.Averaged);
        _statistics = new EpochStatistics(device);
        _watch = new TrainingWatch(options, device);
        _checkpoints = new RunCheckpoints(options, system, _generator, _discriminator, _statistics, _watch, _position);
        if (options.Resume)
            _checkpoints.Restore(_best);
    }

    private long Seed => _options.Seed ?? 0;

    /// <summary>
    /// Trains until the epochs or the time are used up. Where data is held out, the averaged generator then has the weights
    /// with which it did best on it.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled; with a run folder the state is in a checkpoint.</exception>
    /// <exception cref="InvalidOperationException">No data, or losses that are not numbers any more.</exception>
    public void Run()
    {
        _position.Start();
        TimeSpan lastReport = _position.Elapsed, lastCheckpoint = _position.Elapsed;
        while (!_position.IsOver)
        {
            PhasePoint start = _position.Next;
            Begin(start);
            using var loader = new BatchLoader(_source.At(start.Phase.Level), start.Phase.BatchSize, _options.SmallestBatch, CounterNoise.Combine(Seed, FirstOrder + _position.Epoch), _position.Batch, _device.type);
            while (!_position.IsTimeUp && !HasEnded(start) && Next(loader) is { } batch)
            {
                TrainStep(batch);
                if (_position.Elapsed - lastReport >= ReportInterval && _statistics.HasGeneratorSteps)
                {
                    Report(isEndOfEpoch: false);
                    lastReport = _position.Elapsed;
                }
                if (_position.Elapsed - lastCheckpoint >= CheckpointInterval)
                {
                    Save();
                    lastCheckpoint = _position.Elapsed;
                }
            }
            // Time can run out between two epochs: then there is nothing to add.
            if (!_statistics.HasSteps && _position.IsTimeUp)
                break;
            if (!_statistics.HasSteps)
                throw new InvalidOperationException($"Training data is empty: expected at least {_options.SmallestBatch} images in the training data view.");
            Report(isEndOfEpoch: true);
            if (!_position.IsTimeUp)
            {
                _position.AddEpoch();
                _statistics.Reset();
            }
            Save();
            lastReport = lastCheckpoint = _position.Elapsed;
        }
        _position.Stop();
        _system.Enter(_position.Last);
        _best.Restore();
    }

    // New layers come with a new level: what the optimizers know of the old ones does not hold with them.
    private void Begin(PhasePoint start)
    {
        if (start.Phase.Level == _position.Last.Phase.Level)
            return;
        _generator.Reset();
        _discriminator.Reset();
    }

    private bool HasEnded(PhasePoint start) => _position.Next.Index != start.Index || _position.IsOver;

    private Batch? Next(BatchLoader loader)
    {
        try
        {
            return loader.Next(_options.CancellationToken);
        }
        catch (OperationCanceledException) when (_options.CancellationToken.IsCancellationRequested)
        {
            Save();
            throw;
        }
    }

    private void TrainStep(Batch batch)
    {
        using DisposeScope scope = NewDisposeScope();
        // Fit may be called where gradients are off.
        using IDisposable grad = enable_grad();
        PhasePoint point = _position.Next;
        _system.Enter(point);
        double factor = point.Phase.RateFactor * _options.Schedule.Factor(_position.Epoch, _position.Share);
        _generator.SetRate(factor);
        _discriminator.SetRate(factor);
        _system.SeedDropout(CounterNoise.Combine(CounterNoise.Combine(Seed, DropoutStream), _position.Step));
        var noise = new StepNoise(CounterNoise.Combine(Seed, NoiseStream), _position.Step, _device);
        Batch real = _system.Prepare(batch.Fetch(_device), noise);
        bool generatorLearns = (_position.Step + 1) % _options.DiscriminatorSteps == 0;
        Generated fake = Generate(real, noise, generatorLearns);

        TrainDiscriminator(real, fake, noise);
        if (generatorLearns)
            TrainGenerator(real, fake);
        _position.AddStep(real.Count);
    }

    // Its tensors go before the generator's come, whose memory they are.
    private void TrainDiscriminator(Batch real, Generated fake, StepNoise noise)
    {
        using DisposeScope scope = NewDisposeScope();
        DiscriminatorLoss judged = _system.DiscriminatorLoss(real, fake.Detach(), noise);
        Tensor loss = judged.Loss.Sum();
        _discriminator.Descend(loss);
        _system.ConstrainDiscriminator();
        BatchDiversity? diversity = BatchDiversity.Of(real, fake);
        _statistics.Add(judged, loss, diversity);
        _watch.Add(judged, diversity, _position.Step);
    }

    private void TrainGenerator(Batch real, Generated fake)
    {
        // Not computing gradients of the discriminator's weights saves a few percent of a small network's time.
        _discriminator.SetTrainable(false);
        LossTerms terms = _system.GeneratorLoss(real, fake);
        Tensor loss = terms.Sum();
        _generator.Descend(loss);
        _discriminator.SetTrainable(true);
        _average.Update(_position.Step / _options.DiscriminatorSteps);
        _discriminatorAverage.Update(_position.Step / _options.DiscriminatorSteps);
        _statistics.Add(terms, loss);
    }

    private Generated Generate(Batch real, StepNoise noise, bool generatorLearns)
    {
        using IDisposable? noGrad = generatorLearns ? null : no_grad();
        return _system.Generate(real, noise);
    }

    private void Report(bool isEndOfEpoch)
    {
        EpochMeans means = _statistics.Means();
        CheckFinite(means.DiscriminatorLoss, "discriminator");
        if (_statistics.HasGeneratorSteps)
            CheckFinite(means.GeneratorLoss, "generator");
        _system.Enter(_position.Last);
        _system.Averaged.eval();
        bool isEvaluated = isEndOfEpoch && ((_position.Epoch + 1) % _options.EvaluationInterval == 0 || _position.IsLastEpoch || _position.Next.Index != _position.Last.Index);
        _measure = _validation is null ? null : new TrainingMeasure(_validation.Name, isEvaluated ? _validation.Measure(_system.Averaged) : null, IsLowerBetter: true);
        if (_measure?.Value is { } value)
            _best.Offer(value);
        TrainingProgress progress = _position.ToProgress(means, isEndOfEpoch, isEvaluated, _measure, _watch.TakeNews());
        foreach (ITrainingObserver observer in _observers)
            observer.Report(progress, _system.Averaged);
        _options.Progress?.Report(progress);
        _system.Generator.train();
    }

    private void CheckFinite(double loss, string player)
    {
        if (!double.IsFinite(loss))
        {
            throw new InvalidOperationException($"Training diverged in epoch {_position.Epoch + 1} before step {_position.Step}: the {player}'s loss is {loss}. " +
                "Lower the learning rates, and check that pixel values lie between PixelMinimum and PixelMaximum" +
                (!_checkpoints.IsOn ? "." : "; the last checkpoint was written before this."));
        }
    }

    private void Save()
    {
        _checkpoints.Save(_measure);
        _measure = null;
    }

    public void Dispose()
    {
        _generator.Dispose();
        _discriminator.Dispose();
        _statistics.Dispose();
        _watch.Dispose();
        _best.Dispose();
    }
}
