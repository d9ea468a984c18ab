using System.ComponentModel.DataAnnotations;

namespace MLNetGan;

/// <summary>
/// Options of DiscoGAN (Kim, Cha, Kim, Lee and Kim 2017), which learns to translate images both ways without pairs, through encoders and
/// decoders. Defaults are the authors' code's.
/// </summary>
/// <remarks>
/// Steps come in groups: the first <see cref="GanOptions.DiscriminatorSteps"/> are the discriminators', the other <see
/// cref="GeneratorSteps"/> the generators'.
/// </remarks>
public sealed class DiscoGanOptions : UnpairedImageOptions
{
    private const int MostSteps = 1000;

    /// <summary>Creates the reference's options.</summary>
    public DiscoGanOptions()
    {
        Epochs = 5000;
        EvaluationInterval = 10;
        Jitter = 1;
        Mirror = false;
        WeightDecay = 1e-5;
    }

    /// <summary>
    /// Steps of the generators, each on a batch of its own, for <see cref="GanOptions.DiscriminatorSteps"/> of the discriminators. The
    /// default value is 2.
    /// </summary>
    [Range(1, MostSteps)]
    public int GeneratorSteps { get; set; } = 2;

    /// <summary>
    /// Channels of each generator's first convolution; they double with every halving of the size, up to eight times as many. The default
    /// value is 64.
    /// </summary>
    [Range(1, 512)]
    public int GeneratorChannels { get; set; } = 64;

    /// <summary>
    /// How often each generator halves the size before it doubles it again; null for as often as leaves 4 to 7 pixels of the smaller side:
    /// 4 times at 64 pixels. The default value is null.
    /// </summary>
    [Range(1, 10)]
    public int? GeneratorHalvings { get; set; }

    /// <summary>Channels of each discriminator's first convolution, which double likewise. The default value is 64.</summary>
    [Range(1, 512)]
    public int DiscriminatorChannels { get; set; } = 64;

    /// <summary>
    /// Over what the generators normalize; the discriminators normalize over batches. The default value is <see
    /// cref="TranslationNormalization.Batch"/>.
    /// </summary>
    public TranslationNormalization Normalization { get; set; } = TranslationNormalization.Batch;

    /// <summary>
    /// The share of feature matching in what generators learn from discriminators; the adversarial loss has the rest. The default value
    /// is 0.9.
    /// </summary>
    [Range(0.0, 1.0)]
    public double FeatureMatchingShare { get; set; } = 0.9;

    /// <summary>
    /// The share of the reconstruction in the generators' loss: the mean squared error, of values from 0 to 1, of images that were
    /// translated there and back; discriminators have the rest. The default value is 0.5.
    /// </summary>
    [Range(0.0, 1.0)]
    public double ReconstructionRate { get; set; } = 0.5;

    /// <summary>The same at the start of the run. The default value is 0.01.</summary>
    [Range(0.0, 1.0)]
    public double StartingReconstructionRate { get; set; } = 0.01;

    /// <summary>The steps, of both kinds, with <see cref="StartingReconstructionRate"/>. The default value is 10,000.</summary>
    [Range(0, int.MaxValue)]
    public int StartingSteps { get; set; } = 10_000;

    /// <summary>
    /// Options sized for a CPU: generators of 32 and 64 channels that halve the size twice and normalize single images, discriminators of
    /// 16 to 64 channels, batches of 32, learning rates 0.0005 and 0.0002 that fall linearly to zero in the second half, reconstruction
    /// with a share of 0.8 from the first step, weights averaged with decay 0.997.
    /// </summary>
    public static DiscoGanOptions Compact() => new()
    {
        BatchSize = 32,
        EvaluationInterval = 1,
        GeneratorChannels = 32,
        GeneratorHalvings = 2,
        DiscriminatorChannels = 16,
        Normalization = TranslationNormalization.Instance,
        ReconstructionRate = 0.8,
        StartingSteps = 0,
        GeneratorLearningRate = 5e-4,
        Schedule = LearningRateSchedule.LinearDecay(0.5),
        AverageDecay = 0.997,
    };

    internal override string System => "discogan";

    internal override void Validate()
    {
        base.Validate();
        Require(DiscriminatorSteps <= MostSteps, nameof(DiscriminatorSteps), DiscriminatorSteps, $"from 1 to {MostSteps}");
    }
}
