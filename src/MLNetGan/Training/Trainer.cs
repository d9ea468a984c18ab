using System.Diagnostics;
using MLNetGan.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>
/// The training loop, the only one: for each batch one step of the discriminator, then one of the generator against the
/// discriminator as it is then.
/// </summary>
internal sealed class Trainer : IDisposable
{
    private static readonly TimeSpan ReportInterval = TimeSpan.FromSeconds(1), CheckpointInterval = TimeSpan.FromMinutes(5);

    private readonly GanSystem _system;
    private readonly GanOptions _options;
    private readonly IBatchSource _source;
    private readonly IReadOnlyList<ITrainingObserver> _observers;
    private readonly CheckpointStore? _checkpoints;
    private readonly Device _device;
    private readonly Adam _generatorOptimizer, _discriminatorOptimizer;
    private readonly Parameter[] _discriminatorParameters;
    private readonly WeightAverage _average;
    private readonly EpochStatistics _statistics;
    private readonly Stopwatch _clock = new();
    private long _step, _batch, _firstStep;
    private int _epoch;
    private TimeSpan _earlier;

    /// <summary>Prepares a run: initial weights, or those of the last checkpoint when the options ask to resume.</summary>
    public Trainer(GanSystem system, GanOptions options, IBatchSource source, Device device, IReadOnlyList<ITrainingObserver> observers)
    {
        (_system, _options, _source, _device, _observers) = (system, options, source, device, observers);
        system.Initialize(Seed, device);
        if (device.type == DeviceType.CPU)
            random.manual_seed(CounterNoise.Combine(Seed, 2));
        else
            cuda.manual_seed_all(CounterNoise.Combine(Seed, 2));
        _discriminatorParameters = system.Discriminator.parameters().ToArray();
        _generatorOptimizer = optim.Adam(system.Generator.parameters(), options.GeneratorLearningRate, options.Beta1, options.Beta2);
        _discriminatorOptimizer = optim.Adam(_discriminatorParameters, options.DiscriminatorLearningRate, options.Beta1, options.Beta2);
        _average = new WeightAverage(system.Generator, system.Averaged, options.AverageDecay);
        _statistics = new EpochStatistics(device);
        if (options.RunFolder is not null)
            _checkpoints = new CheckpointStore(options.RunFolder);
        if (options.Resume)
            Restore();
    }

    private long Seed => _options.Seed ?? 0;

    private TimeSpan Elapsed => _earlier + _clock.Elapsed;

    /// <summary>Steps done since the run began.</summary>
    public long Step => _step;

    /// <summary>Trains until the epochs or the time are used up.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; with a run folder the state is in a checkpoint.</exception>
    /// <exception cref="InvalidOperationException">No data, or losses that are not numbers any more.</exception>
    public void Run()
    {
        _clock.Start();
        _firstStep = _step;
        TimeSpan lastReport = Elapsed, lastCheckpoint = Elapsed;
        while (_epoch < _options.Epochs && !IsTimeUp)
        {
            using var loader = new BatchLoader(_source, _options.BatchSize, CounterNoise.Combine(Seed, 1000 + _epoch), _batch);
            while (!IsTimeUp && Next(loader) is { } host)
            {
                TrainStep(host);
                loader.Recycle(host);
                if (Elapsed - lastReport >= ReportInterval)
                {
                    Report(isEndOfEpoch: false);
                    lastReport = Elapsed;
                }
                if (Elapsed - lastCheckpoint >= CheckpointInterval)
                {
                    Save();
                    lastCheckpoint = Elapsed;
                }
            }
            if (_statistics.Count == 0)
                throw new InvalidOperationException("Training data is empty: expected at least 2 images in the training data view.");
            Report(isEndOfEpoch: true);
            if (!IsTimeUp)
            {
                (_epoch, _batch) = (_epoch + 1, 0);
                _statistics.Reset();
            }
            Save();
            lastReport = lastCheckpoint = Elapsed;
        }
        _clock.Stop();
    }

    private bool IsTimeUp => Elapsed >= _options.MaximumDuration;

    private HostBatch? Next(BatchLoader loader)
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

    private void TrainStep(HostBatch host)
    {
        using DisposeScope scope = NewDisposeScope();
        ApplySchedule();
        Batch real = ToDevice(host);
        Generated fake = _system.Generate(real, new StepNoise(CounterNoise.Combine(Seed, 3), _step, _device));

        DiscriminatorLoss judged = _system.DiscriminatorLoss(real, fake.Detach());
        Tensor discriminatorLoss = judged.Loss.Sum();
        Descend(_discriminatorOptimizer, discriminatorLoss);

        SetTrainable(_discriminatorParameters, false);
        Tensor generatorLoss = _system.GeneratorLoss(real, fake).Sum();
        Descend(_generatorOptimizer, generatorLoss);
        SetTrainable(_discriminatorParameters, true);

        _average.Update(_step);
        _statistics.Add(judged.RealBelief, judged.FakeBelief, discriminatorLoss, generatorLoss);
        _step++;
        _batch++;
    }

    private static void Descend(Adam optimizer, Tensor loss)
    {
        optimizer.zero_grad();
        loss.backward();
        optimizer.step();
    }

    // The generator's step needs no gradients of the discriminator's weights: not computing them saves a tenth of the time.
    private static void SetTrainable(Parameter[] parameters, bool isTrainable)
    {
        foreach (Parameter parameter in parameters)
            parameter.requires_grad = isTrainable;
    }

    private Batch ToDevice(HostBatch host)
    {
        float[] pixels = host.Count == host.Capacity ? host.Pixels : host.Pixels[..(host.Count * host.PixelsPerImage)];
        Tensor images = tensor(pixels, [host.Count, .. _source.ImageShape.Dimensions], device: _device);
        Tensor? labels = host.Labels is null ? null : tensor(host.Labels[..host.Count], [host.Count], device: _device);
        return new Batch(images, labels);
    }

    private void ApplySchedule()
    {
        double factor = _options.Schedule.Factor(_epoch, Progress);
        SetRate(_generatorOptimizer, _options.GeneratorLearningRate * factor);
        SetRate(_discriminatorOptimizer, _options.DiscriminatorLearningRate * factor);
    }

    private static void SetRate(Adam optimizer, double rate)
    {
        foreach (optim.ILearningRateController group in optimizer.ParamGroups)
            group.LearningRate = rate;
    }

    private double? BatchesPerEpoch => _source.ImageCount is { } count ? Math.Max(1, count / _options.BatchSize) : null;

    // The share of the run that is done, by epochs or by time, whichever is further.
    private double Progress
    {
        get
        {
            double byEpochs = (_epoch + (BatchesPerEpoch is { } batches ? Math.Min(1, _batch / batches) : 0)) / _options.Epochs;
            double byTime = _options.MaximumDuration is { } limit ? Elapsed / limit : 0;
            return Math.Clamp(Math.Max(byEpochs, byTime), 0, 1);
        }
    }

    private void Report(bool isEndOfEpoch)
    {
        (double realBelief, double fakeBelief, double discriminatorLoss, double generatorLoss) = _statistics.Means();
        CheckFinite(discriminatorLoss, "discriminator");
        CheckFinite(generatorLoss, "generator");
        double done = Progress, seconds = _clock.Elapsed.TotalSeconds;
        var progress = new TrainingProgress
        {
            Epoch = _epoch + 1,
            Epochs = _options.Epochs,
            Step = _step,
            IsEndOfEpoch = isEndOfEpoch,
            DiscriminatorLoss = discriminatorLoss,
            GeneratorLoss = generatorLoss,
            RealBelief = realBelief,
            FakeBelief = fakeBelief,
            ImagesPerSecond = (_step - _firstStep) * (double)_options.BatchSize / seconds,
            Elapsed = Elapsed,
            Remaining = done > 0.001 ? Elapsed * ((1 - done) / done) : null,
        };
        foreach (ITrainingObserver observer in _observers)
            observer.Report(progress, _system.Averaged);
        _options.Progress?.Report(progress);
    }

    private void CheckFinite(double loss, string player)
    {
        if (!double.IsFinite(loss))
        {
            throw new InvalidOperationException($"Training diverged in epoch {_epoch + 1} before step {_step}: the {player}'s loss is {loss}. " +
                "Lower the learning rates, and check that pixel values lie between PixelMinimum and PixelMaximum" +
                (_checkpoints is null ? "." : "; the last checkpoint was written before this."));
        }
    }

    private void Save() => _checkpoints?.Save(
        new CheckpointManifest(CheckpointManifest.CurrentFormat, _options.System, _epoch, _batch, _step, Elapsed.TotalSeconds),
        [.. CheckpointTensors.Of(_system, _generatorOptimizer, _discriminatorOptimizer), .. _statistics.Tensors(), ("random_state", random.get_rng_state())]);

    private void Restore()
    {
        using DisposeScope scope = NewDisposeScope();
        if (_checkpoints?.LoadLast(_options.System) is not { } last)
            return;
        CheckpointTensors.Restore(last.Tensors, _system, _generatorOptimizer, _discriminatorOptimizer);
        _statistics.Restore(last.Tensors);
        random.set_rng_state(last.Tensors["random_state"]);
        (_epoch, _batch, _step) = (last.Manifest.Epoch, last.Manifest.Batch, last.Manifest.Step);
        _earlier = TimeSpan.FromSeconds(last.Manifest.ElapsedSeconds);
    }

    public void Dispose()
    {
        _generatorOptimizer.Dispose();
        _discriminatorOptimizer.Dispose();
        _statistics.Dispose();
    }
}
