using System.ComponentModel.DataAnnotations;

namespace MLNetGan;

/// <summary>How generated images are measured against real ones. The defaults are those of the metrics' papers.</summary>
public sealed class ImageEvaluationOptions
{
    /// <summary>The column of real images. The default value is "Image".</summary>
    public string RealImageColumnName { get; set; } = "Image";

    /// <summary>The column of generated images. The default value is "Image".</summary>
    public string GeneratedImageColumnName { get; set; } = "Image";

    /// <summary>
    /// The column of labels, text or keys, where both data views have one: then the classification accuracy score is measured. Null
    /// leaves it out. The default value is "Label".
    /// </summary>
    public string? LabelColumnName { get; set; } = "Label";

    /// <summary>
    /// What makes features of images. The default value is null: ResNet18 of ImageNet, see <see cref="GanEvaluationCatalog.ResNet18"/>.
    /// </summary>
    public ImageFeatureExtractor? Extractor { get; set; }

    /// <summary>
    /// The most images that are read of each data view; of more, a random sample that the seed tells. Copies are found of real images that
    /// are read alone: to look for copies give the number of real images at least. The default value is 10,000.
    /// </summary>
    [Range(2, 1_000_000)]
    public int MaximumImages { get; set; } = 10_000;

    /// <summary>Images that are in memory at once. The default value is 64.</summary>
    [Range(2, 65_536)]
    public int BatchSize { get; set; } = 64;

    /// <summary>
    /// Of which neighbour the distance is an image's reach, for precision and recall. The default value is 3 (Kynkaanniemi et al. 2019).
    /// </summary>
    [Range(1, 1000)]
    public int Neighbors { get; set; } = 3;

    /// <summary>The same for density and coverage. The default value is 5 (Naeem et al. 2020).</summary>
    [Range(1, 1000)]
    public int DensityNeighbors { get; set; } = 5;

    /// <summary>Subsets that the kernel distance is the mean over. The default value is 100.</summary>
    [Range(2, 100_000)]
    public int KernelSubsets { get; set; } = 100;

    /// <summary>Images of each kind in a subset; half of the fewer images where there are less. The default value is 1,000.</summary>
    [Range(2, 100_000)]
    public int KernelSubsetSize { get; set; } = 1000;

    /// <summary>
    /// Steps of 64 images by which the classifiers of the classification accuracy score learn. The default value is 1,000.
    /// </summary>
    [Range(1, 1_000_000)]
    public int ClassifierSteps { get; set; } = 1000;

    /// <summary>The pixel value that stands for black in vector columns. The default value is 0.</summary>
    public float PixelMinimum { get; set; }

    /// <summary>
    /// The pixel value that stands for full intensity in vector columns. The default value is 255, as ExtractPixels makes it.
    /// </summary>
    public float PixelMaximum { get; set; } = 255;

    /// <summary>
    /// Channels taken from an image column: 1 (grey), 3 (RGB) or 4 (RGBA); vector columns have their own. The default value is 3.
    /// </summary>
    [AllowedValues(1, 3, 4)]
    public int ImageChannels { get; set; } = 3;

    /// <summary>The seed of samples, subsets, patches and classifiers. The default value is 0.</summary>
    public long Seed { get; set; }

    /// <summary>
    /// The folder that receives evaluation.json, nearest.png (generated images above the nearest of the real ones that were read),
    /// extremes.png (those that lie deepest among real images above those that lie furthest outside) and the features of the real images,
    /// which later evaluations of the same images reuse; null to write nothing. The default value is null.
    /// </summary>
    public string? OutputFolder { get; set; }

    /// <summary>Ends the measuring, with <see cref="OperationCanceledException"/>. The default value cannot be cancelled.</summary>
    public CancellationToken CancellationToken { get; set; }

    internal void Validate()
    {
        OptionProperty.RequireRanges(this);
        if (!(float.IsFinite(PixelMinimum) && float.IsFinite(PixelMaximum) && PixelMinimum < PixelMaximum))
            throw new ArgumentOutOfRangeException(nameof(PixelMinimum), $"PixelMinimum is {PixelMinimum} and PixelMaximum " +
                $"{PixelMaximum}: expected finite numbers, the first below the second.");
    }
}
