namespace MLNetGan;

/// <summary>
/// A figure of <see cref="ImageMetrics"/> that can choose the weights which a run delivers. See <see cref="TrainingOptions.BestBy"/>.
/// </summary>
public enum ImageMetric
{
    /// <summary>The lowest <see cref="ImageMetrics.FrechetDistance"/>.</summary>
    FrechetDistance,

    /// <summary>The lowest <see cref="ImageMetrics.KernelDistance"/>.</summary>
    KernelDistance,

    /// <summary>The highest <see cref="ImageMetrics.Precision"/>.</summary>
    Precision,

    /// <summary>The highest <see cref="ImageMetrics.Recall"/>.</summary>
    Recall,

    /// <summary>The highest <see cref="ImageMetrics.Density"/>.</summary>
    Density,

    /// <summary>The highest <see cref="ImageMetrics.Coverage"/>.</summary>
    Coverage,

    /// <summary>The lowest mean of <see cref="ImageMetrics.SlicedWassersteinDistances"/> over the levels. It takes no extractor.</summary>
    SlicedWassersteinDistance,

    /// <summary>The highest <see cref="ImageMetrics.InceptionScore"/>, of an extractor that classifies.</summary>
    InceptionScore,

    /// <summary>
    /// The highest <see cref="ImageMetrics.ClassificationAccuracy"/>, for which a classifier is trained on images of each evaluation; of
    /// generators of labels. It takes no extractor.
    /// </summary>
    ClassificationAccuracy,
}
