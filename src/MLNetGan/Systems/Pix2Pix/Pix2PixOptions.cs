using System.ComponentModel.DataAnnotations;

namespace MLNetGan;

/// <summary>
/// Options of pix2pix (Isola, Zhu, Zhou and Efros 2016). Defaults are the paper's and its authors' code's. The smaller side of training
/// images is a power of two from 32 to 1024, the larger one a multiple of it up to 1024.
/// </summary>
public sealed class Pix2PixOptions : PairedImageOptions, IUNetOptions
{
    /// <summary>Creates the reference's options.</summary>
    public Pix2PixOptions()
    {
        Epochs = 200;
        BatchSize = 1;
        EvaluationInterval = 10;
    }

    /// <summary>
    /// Channels of the U-Net's first convolution; they double with every halving of the size, up to
    /// <see cref="GeneratorMaximumChannels"/>. The default value is 64.
    /// </summary>
    [Range(1, 512)]
    public int GeneratorChannels { get; set; } = 64;

    /// <summary>The most channels of any of the U-Net's convolutions. The default value is 512.</summary>
    [Range(1, 4096)]
    public int GeneratorMaximumChannels { get; set; } = 512;

    /// <summary>
    /// Channels of the discriminator's first convolution; they double with every further one, up to eight times as many.
    /// The default value is 64.
    /// </summary>
    [Range(1, 512)]
    public int DiscriminatorChannels { get; set; } = 64;

    /// <summary>
    /// The side in pixels of the patches that the discriminator judges: 1, 16, 34, 70, 142 or 286 (appendix 6.1.2, which has all but 34 and
    /// 142). The default value is 70.
    /// </summary>
    [AllowedValues(1, 16, 34, 70, 142, 286)]
    public int ReceptiveField { get; set; } = 70;

    /// <summary>
    /// The share of values that dropout takes in the first three blocks of the decoder (appendix 6.1.1). The default value is 0.5.
    /// </summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Dropout { get; set; } = 0.5;

    /// <summary>
    /// Whether dropout stays on after training, as the reference has it: the same input then gives another translation each
    /// time, in ML.NET as in exported graphs. The default value is false.
    /// </summary>
    public bool DropoutAfterTraining { get; set; }

    /// <summary>
    /// Over what features of both networks are normalized. The default value is <see cref="TranslationNormalization.Instance"/>.
    /// </summary>
    public TranslationNormalization Normalization { get; set; }

    /// <summary>
    /// The weight of the L1 distance, the mean over all values, to the target in the generator's loss; the adversarial term has 1.
    /// The default value is 100.
    /// </summary>
    [Range(0, double.MaxValue)]
    public double L1Weight { get; set; } = 100;

    /// <summary>
    /// Options sized for a CPU: a U-Net of 32 to 128 channels and a discriminator of 16 to 128, batches of 4, batch
    /// normalization, learning rates 0.0005 and 0.0002 with linear decay in the last 70 %, weights averaged with decay 0.998,
    /// and no mirroring, which spoils pairs that do not quite lie on each other.
    /// </summary>
    public static Pix2PixOptions Compact() => new()
    {
        BatchSize = 4,
        Mirror = false,
        GeneratorChannels = 32,
        GeneratorMaximumChannels = 128,
        DiscriminatorChannels = 16,
        Normalization = TranslationNormalization.Batch,
        GeneratorLearningRate = 5e-4,
        AverageDecay = 0.998,
        Schedule = LearningRateSchedule.LinearDecay(0.3),
    };

    internal override string System => "pix2pix";

    internal override void Validate()
    {
        base.Validate();
        Require(GeneratorMaximumChannels >= GeneratorChannels, nameof(GeneratorMaximumChannels), GeneratorMaximumChannels,
            $"from GeneratorChannels ({GeneratorChannels}) to 4096");
    }
}
