using System.ComponentModel.DataAnnotations;
using MLNetGan.Training;

namespace MLNetGan;

/// <summary>
/// Options of CoGAN (Liu and Tuzel 2016), which learns of two kinds of images, such as digits and their edges, how those that belong
/// together look, without ever seeing two that do. Defaults are the paper's and its authors' code's, on DCGAN's networks.
/// </summary>
public sealed class CoGanOptions : GanOptions
{
    /// <summary>Creates the reference's options.</summary>
    public CoGanOptions() => BatchSize = 128;

    /// <summary>
    /// The column of images of one kind: a known-size <c>Vector&lt;Single, C, H, W&gt;</c> or an image column. The
    /// default value is "Input".
    /// </summary>
    [NamesColumn]
    public string InputColumnName { get; set; } = "Input";

    /// <summary>
    /// The column of images of the other kind, of the same height and width, which need not belong to the inputs of their rows. The default
    /// value is "Target".
    /// </summary>
    [NamesColumn]
    public string TargetColumnName { get; set; } = "Target";

    /// <summary>The column of generated images like inputs; null for the name of the input column. The default value is null.</summary>
    [NamesColumn]
    public string? InputOutputColumnName { get; set; }

    /// <summary>The column of generated images like targets; null for the name of the target column. The default value is null.</summary>
    [NamesColumn]
    public string? TargetOutputColumnName { get; set; }

    /// <summary>
    /// The key-typed column of the inputs' labels (use MapValueToKey), with which the discriminator learns to tell those of targets, too
    /// (section 4, unsupervised domain adaptation); null for no such classifier. The default value is null.
    /// </summary>
    [NamesColumn(IsSwitch = true)]
    public string? LabelColumnName { get; set; }

    /// <summary>The optional Int64 column that a row's noise is computed from. The default value is "Seed".</summary>
    [NamesColumn]
    public string SeedColumnName { get; set; } = "Seed";

    /// <summary>
    /// The optional <c>Vector&lt;Single&gt;</c> column of ready latent vectors, which goes before the seed. The default value is "Latent".
    /// </summary>
    [NamesColumn]
    public string LatentColumnName { get; set; } = "Latent";

    /// <summary>
    /// The length of the latent vector of standard normal noise, of which both images of a pair are made. The default value is 100.
    /// </summary>
    [Range(1, int.MaxValue)]
    public int LatentSize { get; set; } = 100;

    /// <summary>
    /// Channels taken from the input where it is an image column: 1 (grey), 3 (RGB) or 4 (RGBA); a vector column has its
    /// own. The default value is 3.
    /// </summary>
    [AllowedValues(1, 3, 4)]
    public int InputChannels { get; set; } = 3;

    /// <summary>The form of the networks. The default value is <see cref="GanArchitecture.Reference"/>.</summary>
    public GanArchitecture Architecture { get; set; }

    /// <summary>The form of the discriminator. The default value is <see cref="CoGanDiscriminatorForm.Strided"/>.</summary>
    public CoGanDiscriminatorForm DiscriminatorForm { get; set; }

    /// <summary>
    /// Channels of the discriminator's first convolutions, one for each kind of images; they double with every halving of the size. The
    /// reference's generator mirrors them, up to 1024 channels; the compact one starts with three times as many. Null for 128 (64x64 and
    /// larger) or 64 (smaller); 32 in the compact form, of which LeNet has 20. The default value is null.
    /// </summary>
    [Range(1, 1024)]
    public int? BaseChannels { get; set; }

    /// <summary>
    /// Dropout after the reference discriminator's convolutions but the first, or of the compact one's features. The default value is 0.
    /// </summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Dropout { get; set; }

    /// <summary>
    /// Whether the discriminator has batch normalization, over the images of one kind, and of these over real or generated ones. The
    /// default value is true, as in DCGAN. What it normalizes by after training is an average over all of these: set it to false for a
    /// classifier of targets (<see cref="LabelColumnName"/>).
    /// </summary>
    public bool NormalizeDiscriminator { get; set; } = true;

    /// <summary>
    /// The weight of the class loss of the discriminator, where there are labels; the adversarial term has 1. The default value is 1.
    /// </summary>
    [Range(0, double.MaxValue)]
    public double ClassWeight { get; set; } = 1;

    /// <summary>
    /// The weight of the squared distance, in the discriminator's last shared features, between the two images of a generated pair: it is
    /// to see the same in both, so that what it learns of inputs, such as their labels, holds for targets. A term of the authors' code for
    /// domain adaptation, which has 0.01 there, with a <see cref="ClassWeight"/> of 10; not in the paper. The default value is 0.
    /// </summary>
    [Range(0, double.MaxValue)]
    public double PairFeatureWeight { get; set; }

    /// <summary>
    /// Options sized for a CPU: the compact networks of 32 base channels, latent vectors of 64, batches of 64, learning rates 0.001
    /// (generator) and 0.0002 with linear decay in the last 40 %, weights averaged with decay 0.999.
    /// </summary>
    public static CoGanOptions Compact() => new()
    {
        Architecture = GanArchitecture.Compact,
        LatentSize = 64,
        BatchSize = 64,
        GeneratorLearningRate = 1e-3,
        AverageDecay = 0.999,
        Schedule = LearningRateSchedule.LinearDecay(0.6),
    };

    /// <summary>
    /// Options for unsupervised domain adaptation on a CPU (section 4.2): inputs have labels, targets have none, and
    /// <see cref="CoGanTransformer.Classifier"/> is to read targets. The compact generator and, as in the authors' code, the LeNet
    /// discriminator, constant learning rates of 0.0002, weight decay of 0.0005, a class weight of 10 and a pair feature weight of 0.01. A
    /// faster generator pairs images of other digits, and the classifier never goes over.
    /// </summary>
    public static CoGanOptions Adaptation()
    {
        CoGanOptions options = Compact();
        (options.LabelColumnName, options.DiscriminatorForm) = ("Label", CoGanDiscriminatorForm.LeNet);
        (options.ClassWeight, options.PairFeatureWeight) = (10, 0.01);
        (options.GeneratorLearningRate, options.Schedule, options.WeightDecay) = (2e-4, LearningRateSchedule.Constant, 5e-4);
        return options;
    }

    internal override string System => "cogan";

    internal override IReadOnlyList<TrainingImages> Images =>
        [new("input", InputColumnName, BatchSlot.Input, InputChannels), new("target", TargetColumnName, BatchSlot.Target, ImageChannels)];

    internal override string? Label => LabelColumnName;

    internal override string Output => TargetOutputColumnName ?? TargetColumnName;

    internal override IReadOnlyList<string> Outputs => [InputOutputColumnName ?? InputColumnName, Output];

    internal override IReadOnlyList<string> GeneratorInputs => [SeedColumnName, LatentColumnName];

    internal override void Validate()
    {
        base.Validate();
        Require(InputColumnName != TargetColumnName, nameof(TargetColumnName), TargetColumnName, "another column than InputColumnName");
        Require(Outputs[0] != Output, nameof(TargetOutputColumnName), TargetOutputColumnName,
            "another column than that of generated inputs");
    }
}
