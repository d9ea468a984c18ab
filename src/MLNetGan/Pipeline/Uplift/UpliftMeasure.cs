namespace MLNetGan;

/// <summary>What classifiers are compared by, on real test images.</summary>
public enum UpliftMeasure
{
    /// <summary>The share of images that are read as their label.</summary>
    Accuracy,

    /// <summary>That share of each rare label's images, averaged over the rare labels.</summary>
    RareRecall,
}
