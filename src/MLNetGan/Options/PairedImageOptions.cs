using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.ML;

namespace MLNetGan;

/// <summary>Options of systems that learn to translate images from pairs: an input image and the very target it should become.</summary>
public abstract class PairedImageOptions : ImageToImageOptions, IMeasuredOptions
{
    /// <summary>
    /// The share of the pairs that is held out of training, to measure the generator on them: the translations' L1 distance
    /// to the targets. The transformer has the weights of the evaluation with the smallest. 0 trains on all pairs and keeps
    /// the last weights; without effect when <see cref="ValidationSet"/> is given. The default value is 0.1.
    /// </summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double ValidationSetFraction { get; set; } = 0.1;

    /// <summary>
    /// Pairs to measure the generator on, of the training data's columns; null holds some of the training data out.
    /// The default value is null.
    /// </summary>
    [JsonIgnore]
    public IDataView? ValidationSet { get; set; }
}
