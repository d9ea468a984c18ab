using System.ComponentModel.DataAnnotations;
using MLNetGan.Training;

namespace MLNetGan;

/// <summary>
/// Options of pix2pixHD (Wang, Liu, Zhu, Tao, Kautz and Catanzaro 2018). Defaults are the paper's and its authors' code's. The term of
/// VGG features, with which the code trains unless it is told not to, is left out: those weights belong to another data set.
/// </summary>
public sealed class Pix2PixHdOptions : PairedImageOptions
{
    private const int MostEpochs = 1_000_000;

    /// <summary>Creates the reference's options.</summary>
    public Pix2PixHdOptions()
    {
        Epochs = 300;
        BatchSize = 1;
        EvaluationInterval = 10;
        AdversarialLoss = AdversarialLoss.LeastSquares;
        Schedule = LearningRateSchedule.LinearDecay(0.5);
        Jitter = 1;
    }

    /// <summary>
    /// The number of classes of label maps whose one channel holds class numbers, from 0, as values of pixels: networks then read a channel
    /// for each class, and other values are refused. Null for label maps in colours, or any other images. The default value is null.
    /// </summary>
    [Range(2, 256)]
    public int? LabelClasses { get; set; }

    /// <summary>
    /// The column of instance maps, of one channel and of the inputs' size, whose values, whole numbers 0..255, differ from one object of
    /// an image to the next: networks read their edges beside the input (section 3.3). Data sets that number objects beyond 255, as
    /// Cityscapes, are to be numbered anew in each image. Null for none. The default value is null.
    /// </summary>
    [NamesColumn(IsSwitch = true)]
    public string? InstanceColumnName { get; set; }

    /// <summary>
    /// Features of each object, for several translations of one input (section 3.4): an encoder makes them of targets in training, after
    /// training they are drawn. The paper has 3. Needs <see cref="LabelClasses"/> or <see cref="InstanceColumnName"/>, which say where
    /// objects are: pixels of one class and one instance. 0 for none. The default value is 0.
    /// </summary>
    [Range(0, 64)]
    public int Features { get; set; }

    /// <summary>
    /// Channels of the encoder's first convolution; it has as many halvings as the global generator, and they double with each. The default
    /// value is 16.
    /// </summary>
    [Range(1, 512)]
    public int EncoderChannels { get; set; } = 16;

    /// <summary>The optional Int64 column that a row's <see cref="Features"/> are drawn with. The default value is "Seed".</summary>
    [NamesColumn]
    public string SeedColumnName { get; set; } = "Seed";

    /// <summary>
    /// Local enhancers around the global generator, each of which doubles the size of its images and halves its channels; 0 for the global
    /// generator alone. The default value is 1.
    /// </summary>
    [Range(0, 4)]
    public int LocalEnhancers { get; set; } = 1;

    /// <summary>Channels of the global generator's first convolution; they double with each halving. The default value is 64.</summary>
    [Range(1, 512)]
    public int GeneratorChannels { get; set; } = 64;

    /// <summary>How often the global generator halves its images. The default value is 4.</summary>
    [Range(1, 8)]
    public int Halvings { get; set; } = 4;

    /// <summary>Residual blocks of the global generator. The default value is 9.</summary>
    [Range(0, 64)]
    public int GlobalBlocks { get; set; } = 9;

    /// <summary>Residual blocks of each local enhancer. The default value is 3.</summary>
    [Range(0, 64)]
    public int LocalBlocks { get; set; } = 3;

    /// <summary>
    /// Discriminators: one of whole images, each further one of images half as large. The default value is 2; the paper has 3.
    /// </summary>
    [Range(1, 5)]
    public int Discriminators { get; set; } = 2;

    /// <summary>
    /// Channels of each discriminator's first convolution; they double with every further one, up to eight times as many.
    /// The default value is 64.
    /// </summary>
    [Range(1, 512)]
    public int DiscriminatorChannels { get; set; } = 64;

    /// <summary>
    /// Convolutions of each discriminator between its first and its last; 3 see patches of 70 pixels. The default value is 3.
    /// </summary>
    [Range(1, 6)]
    public int DiscriminatorLayers { get; set; } = 3;

    /// <summary>
    /// Over what features are normalized; single images without a scale and a bias that are learned. The default value is
    /// <see cref="TranslationNormalization.Instance"/>.
    /// </summary>
    public TranslationNormalization Normalization { get; set; }

    /// <summary>
    /// The weight of the L1 distance of translations to targets in the discriminators' features; the adversarial terms have 1.
    /// The default value is 10.
    /// </summary>
    [Range(0, double.MaxValue)]
    public double FeatureMatchingWeight { get; set; } = 10;

    /// <summary>Epochs of the global generator alone, on images of its size. The default value is 200.</summary>
    [Range(1, MostEpochs)]
    public int GlobalEpochs { get; set; } = 200;

    /// <summary>
    /// Epochs of each enhancer alone, while what is within it stays as it is, before both learn. The default value is 10.
    /// </summary>
    [Range(0, MostEpochs)]
    public int FrozenEpochs { get; set; } = 10;

    /// <summary>
    /// Epochs of each enhancer but the last together with what is within it; the last one has the rest of the run, and counts as many where
    /// <see cref="TrainingOptions.MaximumDuration"/> is too short for the phases and gives each its share. The default value is 90.
    /// </summary>
    [Range(1, MostEpochs)]
    public int EnhancerEpochs { get; set; } = 90;

    /// <summary>
    /// Options sized for a CPU: a global generator of 32 to 128 channels with three blocks, one enhancer of 16 with one block, two
    /// discriminators of 16 to 64, batches of 4, batch normalization, learning rates 0.0005 and 0.0002, weights averaged with decay 0.998,
    /// jitter of 286/256 (class numbers and instances want 1) and no mirroring; 60 epochs of the global generator, 10 of the enhancer,
    /// the rest of both.
    /// </summary>
    public static Pix2PixHdOptions Compact() => new()
    {
        Epochs = 225,
        BatchSize = 4,
        Jitter = 286.0 / 256,
        Mirror = false,
        GeneratorChannels = 32,
        Halvings = 2,
        GlobalBlocks = 3,
        LocalBlocks = 1,
        DiscriminatorChannels = 16,
        DiscriminatorLayers = 2,
        Normalization = TranslationNormalization.Batch,
        GeneratorLearningRate = 5e-4,
        AverageDecay = 0.998,
        GlobalEpochs = 60,
        FrozenEpochs = 10,
    };

    internal override string System => "pix2pixhd";

    internal override IReadOnlyList<TrainingImages> Images =>
    [
        base.Images[0] with { AreNumbers = LabelClasses is not null, Classes = LabelClasses },
        .. InstanceColumnName is null
            ? []
            : (TrainingImages[])[new("instance", InstanceColumnName, BatchSlot.Instance, Channels: 1) { AreNumbers = true }],
        base.Images[1],
    ];

    internal override IReadOnlyList<string> GeneratorInputs =>
        [InputColumnName, .. InstanceColumnName is null ? [] : (string[])[InstanceColumnName],
            .. Features == 0 ? [] : (string[])[SeedColumnName]];

    internal override void Validate()
    {
        base.Validate();
        Require(GeneratorChannels % (1 << LocalEnhancers) == 0, nameof(GeneratorChannels), GeneratorChannels,
            $"a multiple of {1 << LocalEnhancers}, since each of {LocalEnhancers} LocalEnhancers halves it");
        Require(InstanceColumnName is null || (InstanceColumnName != InputColumnName && InstanceColumnName != TargetColumnName),
            nameof(InstanceColumnName), InstanceColumnName, "another column than inputs and targets");
        Require(LabelClasses is null || (PixelMinimum == 0 && PixelMaximum == 255), nameof(LabelClasses), LabelClasses,
            "null, or PixelMinimum 0 and PixelMaximum 255, in which class numbers are");
        Require(Features == 0 || LabelClasses is not null || InstanceColumnName is not null, nameof(Features), Features,
            "0 without LabelClasses or InstanceColumnName, which say what has features");
        Require(Features == 0 || Images.All(images => images.Column != SeedColumnName), nameof(SeedColumnName), SeedColumnName,
            "another column than those of images");
        bool hasNumbers = LabelClasses is not null || InstanceColumnName is not null;
        Require(!hasNumbers || Jitter == 1, nameof(Jitter), Jitter,
            "1 with LabelClasses or InstanceColumnName, since numbers cannot be enlarged");
    }
}
