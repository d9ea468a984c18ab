namespace MLNetGan;

/// <summary>
/// How generated images compare with real ones. Figures compare between evaluations with the same extractor and as many images.
/// </summary>
public sealed class ImageMetrics
{
    internal ImageMetrics()
    {
    }

    /// <summary>The extractor of features: of all figures but the sliced Wasserstein distances, similarities and accuracies.</summary>
    public required string Extractor { get; init; }

    /// <summary>How many real images were read.</summary>
    public required int RealImages { get; init; }

    /// <summary>
    /// How many more real images there are, of which copies are not found: 0 unless there are more than
    /// <see cref="ImageEvaluationOptions.MaximumImages"/>.
    /// </summary>
    public required long UnreadRealImages { get; init; }

    /// <summary>How many generated images were read.</summary>
    public required int GeneratedImages { get; init; }

    /// <summary>The Frechet distance between normal distributions of features, FID (Heusel et al. 2017): from 0, lower is better.</summary>
    public required double FrechetDistance { get; init; }

    /// <summary>
    /// The kernel distance, KID (Binkowski et al. 2018): the squared maximum mean discrepancy of a cubic kernel, without bias, so that
    /// it is about 0, and may be below it, for images of the same kind. Lower is better.
    /// </summary>
    public required double KernelDistance { get; init; }

    /// <summary>The standard error of <see cref="KernelDistance"/>.</summary>
    public required double KernelDistanceStandardError { get; init; }

    /// <summary>The share of generated images that lie among real ones (Kynkaanniemi et al. 2019): 0 to 1, higher is better.</summary>
    public required double Precision { get; init; }

    /// <summary>
    /// The share of real images that lie among generated ones: 0 to 1, higher is better. Low where kinds of images are missing.
    /// </summary>
    public required double Recall { get; init; }

    /// <summary>
    /// In how many neighbourhoods of real images a generated one lies, over what is expected (Naeem et al. 2020): from 0, about 1 for
    /// images of the same kind, higher where they are more typical.
    /// </summary>
    public required double Density { get; init; }

    /// <summary>The share of real images with a generated one in their neighbourhood: 0 to 1, higher is better.</summary>
    public required double Coverage { get; init; }

    /// <summary>
    /// The sliced Wasserstein distances of patches, times 1,000 (Karras et al. 2018), by level of the pyramid from the images' own
    /// size to 16 pixels: lower is better. The first is of details, the last of the whole.
    /// </summary>
    public required IReadOnlyList<SlicedDistance> SlicedWassersteinDistances { get; init; }

    /// <summary>
    /// The mean similarity, MS-SSIM, of random pairs of generated images: variety is lost where it is above <see cref="RealSimilarity"/>.
    /// </summary>
    public required double GeneratedSimilarity { get; init; }

    /// <summary>The mean similarity of random pairs of real images.</summary>
    public required double RealSimilarity { get; init; }

    /// <summary>
    /// The inception score of generated images (Salimans et al. 2016), from 1 to the number of classes; null where the extractor does not
    /// classify.
    /// </summary>
    public required double? InceptionScore { get; init; }

    /// <summary>The standard deviation of <see cref="InceptionScore"/> over ten parts of the images.</summary>
    public required double? InceptionScoreDeviation { get; init; }

    /// <summary>The inception score of the real images, to compare with.</summary>
    public required double? RealInceptionScore { get; init; }

    /// <summary>
    /// The classification accuracy score (Ravuri and Vinyals 2019): the accuracy, on real images, of a classifier that has learned
    /// the generated ones; null without labels.
    /// </summary>
    public required double? ClassificationAccuracy { get; init; }

    /// <summary>The accuracy, on the same images, of one that has learned other real images in as many steps.</summary>
    public required double? RealClassificationAccuracy { get; init; }

    /// <summary>
    /// The median distance from a generated image to the nearest real one, over that from a real image to the nearest other: about 1 for
    /// new images of the same kind, near 0 for copies of the real ones that were read.
    /// </summary>
    public required double NearestDistanceRatio { get; init; }

    /// <summary>
    /// The share of generated images that are nearer to a real one than all but a hundredth of real images are to another: about 0.01 for
    /// new images of the same kind. More are copies of real ones, of those alone that were read: <see cref="UnreadRealImages"/> tells of
    /// others.
    /// </summary>
    public required double CopiedShare { get; init; }
}
