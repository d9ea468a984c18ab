using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace MLNetGan;

// How a run is evaluated while it trains.
public abstract partial class TrainingOptions
{
    /// <summary>
    /// Whole epochs between two evaluations, each of which may draw a sheet of samples (<see cref="SheetInterval"/>) and, with
    /// <see cref="BestBy"/> or where data is held out, measures what was trained. The last epoch is always
    /// evaluated. The default value is 1.
    /// </summary>
    [Range(1, int.MaxValue)]
    [MayChangeOnResume]
    public int EvaluationInterval { get; set; } = 1;

    /// <summary>
    /// Evaluations between two sheets of samples in <see cref="RunFolder"/>; the last one, and that of the delivered weights, always have
    /// one. Null for all of the first 15, and of later ones ever fewer, because samples change ever less: eight each time that the run
    /// has grown twice as long. The default value is null.
    /// </summary>
    [Range(1, int.MaxValue)]
    [MayChangeOnResume]
    public int? SheetInterval { get; set; }

    /// <summary>
    /// What chooses the weights that a run delivers: the best evaluation's of what images that are made then tell beside real ones; null
    /// for the system's own measure where data is held out, else the last weights. Translations are compared with targets, of held-out
    /// data where there is some. The default value is null.
    /// </summary>
    public ImageMetric? BestBy { get; set; }

    /// <summary>
    /// What makes the features that <see cref="BestBy"/> compares, of <c>mlContext.Gan().Evaluate</c>; it is not disposed of. Null for
    /// <see cref="GanEvaluationCatalog.ResNet18"/>, where features are compared. The default value is null.
    /// </summary>
    [JsonIgnore]
    public ImageFeatureExtractor? EvaluationExtractor { get; set; }

    /// <summary>
    /// How many images are made, of the same noise each time, and at most how many real ones they are compared with, for
    /// <see cref="BestBy"/>. Fewer images give a higher Frechet distance: figures compare at equal numbers. The default value is 2,000.
    /// </summary>
    [Range(2, 1_000_000)]
    public int EvaluationImages { get; set; } = 2000;

    /// <summary>
    /// How many evaluations in a row may be no better than the best before the run ends, with the weights of the best; null to train on
    /// whatever they tell. The default value is null.
    /// </summary>
    [Range(1, int.MaxValue)]
    [MayChangeOnResume]
    public int? Patience { get; set; }
}
