using System.ComponentModel.DataAnnotations;

namespace MLNetGan;

/// <summary>
/// Options of CycleGAN (Zhu, Park, Isola and Efros 2017), which learns to translate images both ways without pairs. Defaults are
/// the paper's and its authors' code's.
/// </summary>
public sealed class CycleGanOptions : UnpairedImageOptions
{
    /// <summary>Creates the reference's options.</summary>
    public CycleGanOptions()
    {
        Epochs = 200;
        BatchSize = 1;
        EvaluationInterval = 10;
        AdversarialLoss = AdversarialLoss.LeastSquares;
        Schedule = LearningRateSchedule.LinearDecay(0.5);
    }

    /// <summary>
    /// Channels of each generator's first convolution; they double with each of its two halvings of the size. The default value is 64.
    /// </summary>
    [Range(1, 512)]
    public int GeneratorChannels { get; set; } = 64;

    /// <summary>
    /// Residual blocks of each generator; null for 9 where images have 256 pixels a side or more, 6 where they have fewer.
    /// The default value is null.
    /// </summary>
    [Range(0, 64)]
    public int? ResidualBlocks { get; set; }

    /// <summary>
    /// Channels of each discriminator's first convolution; they double with every further one, up to eight times as many. The
    /// default value is 64.
    /// </summary>
    [Range(1, 512)]
    public int DiscriminatorChannels { get; set; } = 64;

    /// <summary>The side in pixels of the patches that discriminators judge: 1, 16, 34, 70, 142 or 286. The default value is 70.</summary>
    [AllowedValues(1, 16, 34, 70, 142, 286)]
    public int ReceptiveField { get; set; } = 70;

    /// <summary>
    /// Over what features are normalized; single images without a scale and a bias that are learned. The default value is
    /// <see cref="TranslationNormalization.Instance"/>.
    /// </summary>
    public TranslationNormalization Normalization { get; set; }

    /// <summary>
    /// The weight of the L1 distance, the mean over all values, of images that were translated there and back to what they were, each way;
    /// the adversarial terms have 1. The default value is 10.
    /// </summary>
    [Range(0, double.MaxValue)]
    public double CycleWeight { get; set; } = 10;

    /// <summary>
    /// The weight of the L1 distance of images to their translations into the kind that they are of already, each way: it keeps
    /// colours. Left out where inputs and targets have different numbers of channels. The default value is 5.
    /// </summary>
    [Range(0, double.MaxValue)]
    public double IdentityWeight { get; set; } = 5;

    /// <summary>
    /// Translations of earlier steps that each discriminator sees among new ones; 0 for new ones only. The default value is 50.
    /// </summary>
    [Range(0, 10_000)]
    public int PoolSize { get; set; } = 50;

    /// <summary>
    /// Options sized for a CPU: generators of 16 to 64 channels with three residual blocks, discriminators of 16 to 64 that judge
    /// patches of 34 pixels, batches of 4, learning rates 0.0005, cycle weight 4 and identity weight 1, weights averaged with
    /// decay 0.997, neither jitter nor mirroring.
    /// </summary>
    public static CycleGanOptions Compact() => new()
    {
        BatchSize = 4,
        EvaluationInterval = 1,
        Jitter = 1,
        Mirror = false,
        GeneratorChannels = 16,
        ResidualBlocks = 3,
        DiscriminatorChannels = 16,
        ReceptiveField = 34,
        CycleWeight = 4,
        IdentityWeight = 1,
        GeneratorLearningRate = 5e-4,
        DiscriminatorLearningRate = 5e-4,
        AverageDecay = 0.997,
    };

    internal override string System => "cyclegan";
}
