using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.ML;
using MLNetGan.Training;

namespace MLNetGan;

/// <summary>
/// Options of the context encoder (Pathak, Krähenbühl, Donahue, Darrell and Efros 2016), which learns to fill in hidden parts of images
/// from what is around them. Defaults are the paper's and its authors' code's.
/// </summary>
public sealed class ContextEncoderOptions : GanOptions, IMeasuredOptions
{
    /// <summary>Creates the reference's options.</summary>
    public ContextEncoderOptions()
    {
        Epochs = 500;
        EvaluationInterval = 10;
        GeneratorLearningRate = 2e-3;
    }

    /// <summary>
    /// The column of images: a known-size <c>Vector&lt;Single, C, H, W&gt;</c> or an image column of known size. The default value is
    /// "Image".
    /// </summary>
    [NamesColumn]
    public string ImageColumnName { get; set; } = "Image";

    /// <summary>
    /// The column of masks that the transformer reads where data has it and <see cref="Region"/> is <see
    /// cref="HiddenRegion.RandomBlocks"/>: one
    /// channel, of the size and kind of the images; what is more than half white is filled in. The default value is "Mask".
    /// </summary>
    [NamesColumn]
    public string MaskColumnName { get; set; } = "Mask";

    /// <summary>The column of completed images, which has the type of the image column. The default value is "Completed".</summary>
    [NamesColumn]
    public string OutputColumnName { get; set; } = "Completed";

    /// <summary>What is hidden in training. The default value is <see cref="HiddenRegion.Centre"/>.</summary>
    public HiddenRegion Region { get; set; }

    /// <summary>
    /// The border in pixels of the predicted centre that is not hidden, so that the prediction joins its surroundings; null for a 32nd of
    /// the smaller side, which is the reference's 4 at 128 pixels. The default value is null.
    /// </summary>
    [Range(0, 1024)]
    public int? Overlap { get; set; }

    /// <summary>The weight of errors in that border; errors within have 1. The default value is 10 (Pathak 2016, section 5.1).</summary>
    [Range(0, double.MaxValue)]
    public double OverlapWeight { get; set; } = 10;

    /// <summary>
    /// The share of an image that <see cref="HiddenRegion.RandomBlocks"/> hide at most. The default value is 0.25 (Pathak 2016, section
    /// 3.3).
    /// </summary>
    [Range(0.0, 1.0, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    public double HiddenShare { get; set; } = 0.25;

    /// <summary>
    /// The weight of the mean squared error, in network values (-1 to 1). The default value is 0.999 (Pathak 2016, section 5.1).
    /// </summary>
    [Range(0, double.MaxValue)]
    public double ReconstructionWeight { get; set; } = 0.999;

    /// <summary>
    /// The weight of the adversarial term in the generator's loss; 0 trains without a discriminator. The default value is 0.001 (Pathak
    /// 2016, section 5.1).
    /// </summary>
    [Range(0, double.MaxValue)]
    public double AdversarialWeight { get; set; } = 0.001;

    /// <summary>What lies between encoder and decoder. The default value is <see cref="ContextBottleneck.Dense"/>.</summary>
    public ContextBottleneck Bottleneck { get; set; }

    /// <summary>The features of a <see cref="ContextBottleneck.Dense"/> bottleneck. The default value is 4000.</summary>
    [Range(1, 65_536)]
    public int BottleneckSize { get; set; } = 4000;

    /// <summary>
    /// The generator's fewest channels; the encoder's double with each halving of the size, up to eight times as many at its end, and the
    /// decoder's halve again. The default value is 64.
    /// </summary>
    [Range(1, 512)]
    public int GeneratorChannels { get; set; } = 64;

    /// <summary>The discriminator's fewest channels, which double likewise. The default value is 64.</summary>
    [Range(1, 512)]
    public int DiscriminatorChannels { get; set; } = 64;

    /// <summary>
    /// Jitter: images are enlarged by this factor and cut to their old size at a random place, which helps where they are few; 1 leaves
    /// them as
    /// they are. The authors' code has no enlargement, but cuts 128 pixels a side out of 350 at random. The default value is 1.
    /// </summary>
    [Range(1.0, 2.0)]
    public double Jitter { get; set; } = 1;

    /// <summary>
    /// Whether half of the images, by chance, are mirrored left to right. The default value is true, as in the authors' code.
    /// </summary>
    public bool Mirror { get; set; } = true;

    /// <summary>
    /// The share of the images that is held out of training, to measure the generator on them: the L1 distance in the hidden region. The
    /// transformer has the weights of the evaluation with the smallest. 0 trains on all images and keeps the last weights; without effect
    /// when <see cref="ValidationSet"/> is given. The default value is 0.1.
    /// </summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double ValidationSetFraction { get; set; } = 0.1;

    /// <summary>
    /// Images to measure the generator on, of the training data's column; null holds some of the training data out. The default value is
    /// null.
    /// </summary>
    [JsonIgnore]
    public IDataView? ValidationSet { get; set; }

    /// <summary>
    /// Options sized for a CPU: 16 to 128 channels, a bottleneck of 500 features, learning rates 0.001 and 0.0002 with linear decay in the
    /// second half, and weights averaged with decay 0.995.
    /// </summary>
    public static ContextEncoderOptions Compact() => new()
    {
        EvaluationInterval = 1,
        BottleneckSize = 500,
        GeneratorChannels = 16,
        DiscriminatorChannels = 16,
        GeneratorLearningRate = 1e-3,
        Schedule = LearningRateSchedule.LinearDecay(0.5),
        AverageDecay = 0.995,
    };

    internal override string System => "contextencoder";

    internal override IReadOnlyList<TrainingImages> Images => [new("image", ImageColumnName, BatchSlot.Image, ImageChannels)];

    internal override string Output => OutputColumnName;

    internal override IReadOnlyList<string> GeneratorInputs =>
        Region == HiddenRegion.Centre ? [ImageColumnName] : [ImageColumnName, MaskColumnName];

    internal override void Validate()
    {
        base.Validate();
        Require(MaskColumnName != ImageColumnName, nameof(MaskColumnName), MaskColumnName, "another column than ImageColumnName");
        Require(ReconstructionWeight > 0 || AdversarialWeight > 0, nameof(ReconstructionWeight), ReconstructionWeight,
            "above 0 where AdversarialWeight is 0, too, so that the generator learns from something");
    }
}
