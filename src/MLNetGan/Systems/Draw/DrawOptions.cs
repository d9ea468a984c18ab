using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.ML;
using MLNetGan.Training;

namespace MLNetGan;

/// <summary>
/// Options of DRAW (Gregor 2015), which paints images step by step. Defaults are those of the code that is known best, whose sizes
/// are smaller than the paper's.
/// </summary>
public sealed class DrawOptions : TrainingOptions, IMeasuredOptions
{
    /// <summary>Creates the reference's options.</summary>
    public DrawOptions() => BatchSize = 100;

    /// <summary>
    /// The column of training images: a known-size <c>Vector&lt;Single, C, H, W&gt;</c> or an image column. A pixel's brightness, from
    /// 0 to 1, is the probability that it is bright; black and white images are certain. The default value is "Image".
    /// </summary>
    [NamesColumn]
    public string ImageColumnName { get; set; } = "Image";

    /// <summary>The column of generated images; null for the name of the image column. The default value is null.</summary>
    [NamesColumn]
    public string? OutputColumnName { get; set; }

    /// <summary>The optional Int64 column that a row's noise is computed from. The default value is "Seed".</summary>
    [NamesColumn]
    public string SeedColumnName { get; set; } = "Seed";

    /// <summary>
    /// The optional <c>Vector&lt;Single&gt;</c> column of ready latent vectors, which goes before the seed, and the column of those that
    /// the encoder gives. The default value is "Latent".
    /// </summary>
    [NamesColumn]
    public string LatentColumnName { get; set; } = "Latent";

    /// <summary>Steps in which an image is painted. The default value is 10; the paper has 64.</summary>
    [Range(1, 1024)]
    public int Steps { get; set; } = 10;

    /// <summary>Latent values that a step starts from. The default value is 10; the paper has 100.</summary>
    [Range(1, 4096)]
    public int LatentsPerStep { get; set; } = 10;

    /// <summary>Units of each of the two recurrent networks. The default value is 256.</summary>
    [Range(1, 8192)]
    public int Units { get; set; } = 256;

    /// <summary>
    /// Whether the networks read and write through a window that moves and zooms, rather than the whole image. The default value is true.
    /// </summary>
    public bool Attention { get; set; } = true;

    /// <summary>
    /// The side of the window that is read, in filters. Without effect where there is no attention. The default
    /// value is 5; the paper has 2.
    /// </summary>
    [Range(1, 128)]
    public int ReadSize { get; set; } = 5;

    /// <summary>
    /// The side of the window that is written, in filters. Without effect where there is no attention. The default value is 5.
    /// </summary>
    [Range(1, 128)]
    public int WriteSize { get; set; } = 5;

    /// <summary>The learning rate of both networks. The default value is 0.001.</summary>
    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public double LearningRate { get; set; } = 1e-3;

    /// <summary>
    /// What the norm of all gradients together is scaled down to where it is larger; null for no bound. The default value is 5.
    /// </summary>
    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public double? GradientBound { get; set; } = 5;

    /// <summary>
    /// The share of the images that is held out of training, to measure the bound on them. The transformer has the weights of the
    /// evaluation with the lowest. 0 trains on all images and keeps the last weights; without effect when
    /// <see cref="ValidationSet"/> is given. The default value is 0.1.
    /// </summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double ValidationSetFraction { get; set; } = 0.1;

    /// <summary>
    /// Images to measure the bound on, of the training data's columns; null holds some of the training data out. The default value is null.
    /// </summary>
    [JsonIgnore]
    public IDataView? ValidationSet { get; set; }

    /// <summary>
    /// Options for a short training: a learning rate of 0.002 that falls to zero, Adam's first decay 0.9, and weights averaged with
    /// decay 0.999. The networks are the reference's.
    /// </summary>
    public static DrawOptions Compact() => new()
    {
        LearningRate = 2e-3,
        Beta1 = 0.9,
        AverageDecay = 0.999,
        Schedule = LearningRateSchedule.LinearDecay(0),
    };

    internal override string System => "draw";

    internal override IReadOnlyList<TrainingImages> Images => [new("image", ImageColumnName, BatchSlot.Image, ImageChannels)];

    internal override string Output => OutputColumnName ?? ImageColumnName;

    internal override IReadOnlyList<string> GeneratorInputs => [SeedColumnName, LatentColumnName];

    internal override int SmallestBatch => 1;

    /// <summary>The latent values of all steps.</summary>
    internal int LatentSize => Steps * LatentsPerStep;

    internal override void Validate()
    {
        base.Validate();
        // What the encoder's exported graph has beside it.
        Require(LatentColumnName is not ("Image" or "Noise" or "Seed" or "Bound"), nameof(LatentColumnName), LatentColumnName,
            "another name than Image, Noise, Seed and Bound");
    }
}
