namespace MLNetGan;

/// <summary>Where a training run stands. Losses and beliefs are means since the epoch began.</summary>
public sealed record TrainingProgress
{
    /// <summary>The epoch in progress, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>The number of epochs asked for; null when only time limits the run.</summary>
    public required int? Epochs { get; init; }

    /// <summary>Training steps done since the run began, those before a resume included.</summary>
    public required long Step { get; init; }

    /// <summary>Whether this report closes an epoch.</summary>
    public required bool IsEndOfEpoch { get; init; }

    /// <summary>Where networks that grow stand; null for those that do not.</summary>
    public required GrowthProgress? Growth { get; init; }

    /// <summary>The discriminator's loss, all terms summed.</summary>
    public required double DiscriminatorLoss { get; init; }

    /// <summary>The generator's loss, all terms summed.</summary>
    public required double GeneratorLoss { get; init; }

    /// <summary>
    /// The terms of both losses, before their weights, by names such as "generator_adversarial"; the discriminator's come first.
    /// </summary>
    public required IReadOnlyDictionary<string, double> LossTerms { get; init; }

    /// <summary>The name of what is measured on held-out data; null where none is held out.</summary>
    public required string? Validation { get; init; }

    /// <summary>The generator's measure on held-out data, lower being better; null in a report without an evaluation.</summary>
    public required double? ValidationLoss { get; init; }

    /// <summary>Whether the generator was evaluated: a sheet of samples was drawn, and held-out data, if any, was measured.</summary>
    public required bool IsEvaluated { get; init; }

    /// <summary>
    /// The discriminator's mean belief that real images are real, 0 to 1; under <see cref="AdversarialLoss.Wasserstein"/> and
    /// <see cref="AdversarialLoss.Hinge"/> its mean score of them, which has no bounds.
    /// </summary>
    public required double RealBelief { get; init; }

    /// <summary>Its mean belief that generated images are real, or its mean score of them.</summary>
    public required double FakeBelief { get; init; }

    /// <summary>
    /// The critic's estimate of the Wasserstein distance between real and generated images, up to a factor: its mean score of
    /// real images less that of generated ones (Arjovsky 2017, section 3). Null under other adversarial losses.
    /// </summary>
    public required double? WassersteinEstimate { get; init; }

    /// <summary>
    /// How much the real images of a batch differ: a pixel's standard deviation over the batch, averaged over pixels, in
    /// network values (-1 to 1). Null for systems that translate images.
    /// </summary>
    public required double? RealDiversity { get; init; }

    /// <summary>How much the generated images of a batch differ, likewise; far below <see cref="RealDiversity"/> they have collapsed.</summary>
    public required double? FakeDiversity { get; init; }

    /// <summary>What has been found wrong since the last report; the same is not found again until it has ceased.</summary>
    public required IReadOnlyList<TrainingWarning> Warnings { get; init; }

    /// <summary>Real images seen per second since training began or was resumed.</summary>
    public required double ImagesPerSecond { get; init; }

    /// <summary>Training time so far, that before a resume included.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Estimated time to the end; null until it can be told.</summary>
    public required TimeSpan? Remaining { get; init; }
}
