namespace MLNetGan.Cli.Runs;

/// <summary>The content of metrics.json.</summary>
internal sealed record RunMetrics
{
    public required string System { get; init; }

    /// <summary>Training time.</summary>
    public required double Seconds { get; init; }

    public required long Steps { get; init; }

    /// <summary>Epochs begun.</summary>
    public required int Epochs { get; init; }

    /// <summary>Real images, or pairs, seen per second of training.</summary>
    public required double ImagesPerSecond { get; init; }

    public required double RealBelief { get; init; }

    public required double FakeBelief { get; init; }

    /// <summary>A critic's estimate of the distance between real and generated images; null for other discriminators.</summary>
    public double? WassersteinEstimate { get; init; }

    public required double DiscriminatorLoss { get; init; }

    public required double GeneratorLoss { get; init; }

    /// <summary>The distance of translations to their targets; null for systems that do not translate, and where no pairs are held out.</summary>
    public HeldOutMetrics? HeldOutL1 { get; init; }

    /// <summary>Label accuracy and diversity; null for systems without labels and for fewer than 100 images.</summary>
    public LabelMetrics? Labels { get; init; }
}
