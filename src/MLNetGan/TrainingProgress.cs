namespace MLNetGan;

/// <summary>
/// Where a training run stands. Which losses and scalars there are, and what they are called, is the trained system's; both are
/// means since the epoch began, unless a scalar says where the run stands, and come in the system's order.
/// </summary>
public sealed record TrainingProgress
{
    /// <summary>The epoch in progress, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>The number of epochs asked for; null when only time or the phases limit the run.</summary>
    public required int? Epochs { get; init; }

    /// <summary>Training steps done since the run began, those before a resume included.</summary>
    public required long Step { get; init; }

    /// <summary>Real images seen since the run began, those before a resume included.</summary>
    public required long Images { get; init; }

    /// <summary>Whether this report closes an epoch.</summary>
    public required bool IsEndOfEpoch { get; init; }

    /// <summary>Whether what learns was evaluated: what is measured, if anything, was, and perhaps a sheet of samples drawn.</summary>
    public required bool IsEvaluated { get; init; }

    /// <summary>Whether a sheet of samples is drawn.</summary>
    internal bool IsSheetDue { get; init; }

    /// <summary>The phase that the run is in; null for a run of one phase without end.</summary>
    public required PhaseProgress? Phase { get; init; }

    /// <summary>
    /// The losses by what descends them, such as "discriminator" and "generator": all terms summed with their weights. Not a
    /// number until that has learned for the first time.
    /// </summary>
    public required IReadOnlyDictionary<string, double> Losses { get; init; }

    /// <summary>
    /// The terms of the losses before their weights, by names such as "generator_adversarial": the loss's name, and the term's.
    /// </summary>
    public required IReadOnlyDictionary<string, double> LossTerms { get; init; }

    /// <summary>
    /// What else can be watched, by name: such as "real_belief" and "fake_belief", what a discriminator believes of real and of
    /// generated images, or "resolution". docs/training.md says what each means.
    /// </summary>
    public required IReadOnlyDictionary<string, double> Scalars { get; init; }

    /// <summary>What chooses the weights that the run delivers; null where nothing does.</summary>
    public required TrainingMeasure? Measure { get; init; }

    /// <summary>What has been found wrong since the last report; the same is not found again until it has ceased.</summary>
    public required IReadOnlyList<TrainingWarning> Warnings { get; init; }

    /// <summary>Real images seen per second since training began or was resumed.</summary>
    public required double ImagesPerSecond { get; init; }

    /// <summary>Training time so far, that before a resume included.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Estimated time to the end; null until it can be told.</summary>
    public required TimeSpan? Remaining { get; init; }
}
