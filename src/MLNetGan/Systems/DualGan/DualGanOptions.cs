using System.ComponentModel.DataAnnotations;

namespace MLNetGan;

/// <summary>
/// Options of DualGAN (Yi, Zhang, Tan and Gong 2017), which learns to translate images both ways without pairs, against critics.
/// Defaults are the paper's; where it gives a range (section 3.4), a value within, or its authors' code's. Sizes of training images are
/// those of <see cref="Pix2PixOptions"/>.
/// </summary>
public sealed class DualGanOptions : UnpairedImageOptions, IUNetOptions
{
    /// <summary>Creates the reference's options.</summary>
    public DualGanOptions()
    {
        Epochs = 45;
        BatchSize = 1;
        EvaluationInterval = 5;
        Jitter = 1;
        Mirror = false;
        AdversarialLoss = AdversarialLoss.Wasserstein;
        DiscriminatorSteps = 3;
        Optimizer = OptimizerKind.RmsProp;
        GeneratorLearningRate = DiscriminatorLearningRate = 5e-5;
    }

    /// <summary>
    /// Channels of each U-Net's first convolution; they double with every halving of the size, up to
    /// <see cref="GeneratorMaximumChannels"/>. The default value is 64.
    /// </summary>
    [Range(1, 512)]
    public int GeneratorChannels { get; set; } = 64;

    /// <summary>The most channels of any of the U-Nets' convolutions. The default value is 512.</summary>
    [Range(1, 4096)]
    public int GeneratorMaximumChannels { get; set; } = 512;

    /// <summary>
    /// Channels of each critic's first convolution; they double with every further one, up to eight times as many. The default
    /// value is 64.
    /// </summary>
    [Range(1, 512)]
    public int DiscriminatorChannels { get; set; } = 64;

    /// <summary>
    /// The side in pixels of the patches that critics judge: 1, 16, 34, 70, 142 or 286. The default value is 70 (section 3.3).
    /// </summary>
    [AllowedValues(1, 16, 34, 70, 142, 286)]
    public int ReceptiveField { get; set; } = 70;

    /// <summary>
    /// The share of values that dropout takes in the first three blocks of each decoder: the only noise (section 3.1).
    /// The default value is 0.5.
    /// </summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Dropout { get; set; } = 0.5;

    /// <summary>
    /// Whether dropout stays on after training, as the reference has it: the same input then gives another translation each
    /// time, in ML.NET as in exported graphs. The default value is false.
    /// </summary>
    public bool DropoutAfterTraining { get; set; }

    /// <summary>
    /// Over what features of all networks are normalized. The default value is <see cref="TranslationNormalization.Instance"/>.
    /// </summary>
    public TranslationNormalization Normalization { get; set; }

    /// <summary>
    /// The weight of the L1 distance, the mean over all values, of images that were translated there and back to what they were, each
    /// way; the adversarial terms have 1. The default value is 500 (section 3.2: 100 to 1000).
    /// </summary>
    [Range(0, double.MaxValue)]
    public double ReconstructionWeight { get; set; } = 500;

    /// <summary>
    /// The bound that the critics' weights are clipped to, from below and above, after each of their steps; null for none. The default
    /// value is 0.01 (section 3.4: 0.01 to 0.1).
    /// </summary>
    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public double? WeightBound { get; set; } = 0.01;

    /// <summary>
    /// Options sized for a CPU: U-Nets of 16 to 64 channels, critics of 16 to 64 that judge patches of 34 pixels, batches of 4, two
    /// steps of the critics for one of the generators, learning rates 0.0005, reconstruction weight 3, weights of critics up to 0.1,
    /// weights averaged with decay 0.997.
    /// </summary>
    public static DualGanOptions Compact() => new()
    {
        BatchSize = 4,
        EvaluationInterval = 1,
        GeneratorChannels = 16,
        GeneratorMaximumChannels = 64,
        DiscriminatorChannels = 16,
        ReceptiveField = 34,
        DiscriminatorSteps = 2,
        GeneratorLearningRate = 5e-4,
        DiscriminatorLearningRate = 5e-4,
        ReconstructionWeight = 3,
        WeightBound = 0.1,
        AverageDecay = 0.997,
    };

    internal override string System => "dualgan";

    internal override void Validate()
    {
        base.Validate();
        Require(GeneratorMaximumChannels >= GeneratorChannels, nameof(GeneratorMaximumChannels), GeneratorMaximumChannels,
            $"from GeneratorChannels ({GeneratorChannels}) to 4096");
    }
}
