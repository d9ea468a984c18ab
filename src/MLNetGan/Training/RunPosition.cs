using System.Diagnostics;

namespace MLNetGan.Training;

/// <summary>How far a run has come, in epochs, batches, steps and time.</summary>
internal sealed class RunPosition(GanOptions options, long? imageCount)
{
    private readonly Stopwatch _clock = new();
    private TimeSpan _earlier;
    private long _firstStep;

    /// <summary>Whole epochs done.</summary>
    public int Epoch { get; private set; }

    /// <summary>Batches done of the epoch in progress.</summary>
    public long Batch { get; private set; }

    /// <summary>Steps done since the run began.</summary>
    public long Step { get; private set; }

    /// <summary>Training time since the run began.</summary>
    public TimeSpan Elapsed => _earlier + _clock.Elapsed;

    public bool IsTimeUp => Elapsed >= options.MaximumDuration;

    /// <summary>Whether the epoch that ends now is the run's last.</summary>
    public bool IsLastEpoch => Epoch + 1 >= options.Epochs || IsTimeUp;

    public bool IsOver => Epoch >= options.Epochs || IsTimeUp;

    /// <summary>The share of the run that is done, by epochs or by time, whichever is further: 0 to 1.</summary>
    public double Share
    {
        get
        {
            double ofEpoch = imageCount is { } count ? Math.Min(1, Batch / Math.Max(1.0, count / options.BatchSize)) : 0;
            double byTime = options.MaximumDuration is { } limit ? Elapsed / limit : 0;
            return Math.Clamp(Math.Max((Epoch + ofEpoch) / options.Epochs, byTime), 0, 1);
        }
    }

    public void Start() => _clock.Start();

    public void Stop() => _clock.Stop();

    public void AddStep() => (Step, Batch) = (Step + 1, Batch + 1);

    public void AddEpoch() => (Epoch, Batch) = (Epoch + 1, 0);

    public void Restore(CheckpointManifest manifest)
    {
        (Epoch, Batch, Step) = (manifest.Epoch, manifest.Batch, manifest.Step);
        _firstStep = Step;
        _earlier = TimeSpan.FromSeconds(manifest.ElapsedSeconds);
    }

    public CheckpointManifest ToManifest(string[] terms, double? validationLoss) =>
        new(CheckpointManifest.CurrentFormat, options.System, Epoch, Batch, Step, Elapsed.TotalSeconds, terms, validationLoss);

    public TrainingProgress ToProgress(
        EpochMeans means, bool isEndOfEpoch, bool isEvaluated, string? validation, double? validationLoss, IReadOnlyList<TrainingWarning> warnings)
    {
        double done = Share;
        return new TrainingProgress
        {
            Epoch = Epoch + 1,
            Epochs = options.Epochs,
            Step = Step,
            IsEndOfEpoch = isEndOfEpoch,
            DiscriminatorLoss = means.DiscriminatorLoss,
            GeneratorLoss = means.GeneratorLoss,
            LossTerms = means.Terms.ToDictionary(t => t.Name, t => t.Value),
            Validation = validation,
            ValidationLoss = validationLoss,
            IsEvaluated = isEvaluated,
            RealBelief = means.RealBelief,
            FakeBelief = means.FakeBelief,
            WassersteinEstimate = options.AdversarialLoss == AdversarialLoss.Wasserstein ? means.RealBelief - means.FakeBelief : null,
            RealDiversity = means.Diversity?[0],
            FakeDiversity = means.Diversity?[1],
            Warnings = warnings,
            ImagesPerSecond = (Step - _firstStep) * (double)options.BatchSize / _clock.Elapsed.TotalSeconds,
            Elapsed = Elapsed,
            Remaining = done > 0.001 ? Elapsed * ((1 - done) / done) : null,
        };
    }
}
