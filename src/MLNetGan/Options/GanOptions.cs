using System.ComponentModel.DataAnnotations;

namespace MLNetGan;

/// <summary>Options of systems that play a game of a generator and a discriminator.</summary>
public abstract class GanOptions : TrainingOptions
{
    /// <summary>The adversarial loss of both networks. The default value is the reference's.</summary>
    public AdversarialLoss AdversarialLoss { get; set; }

    /// <summary>
    /// Steps of the discriminator, each on a batch of its own, for one of the generator. The default value is 1, unless
    /// the reference has another.
    /// </summary>
    [Range(1, int.MaxValue)]
    public int DiscriminatorSteps { get; set; } = 1;

    /// <summary>The learning rate of the generator. The default value is 0.0002.</summary>
    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public double GeneratorLearningRate { get; set; } = 2e-4;

    /// <summary>The learning rate of the discriminator. The default value is 0.0002.</summary>
    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public double DiscriminatorLearningRate { get; set; } = 2e-4;

    /// <summary>
    /// The weight of the penalty for gradients of the discriminator, at points between real and generated images, of another
    /// norm than 1 (Gulrajani 2017, equation 3). Batch normalization in the discriminator defeats it. The default value is 0,
    /// unless the reference has another.
    /// </summary>
    [Range(0, double.MaxValue)]
    public double GradientPenaltyWeight { get; set; }

    /// <summary>
    /// The weight (gamma) of the R1 penalty: half the squared norm of the gradient at real images of the discriminator's score, or of the
    /// sum of its scores of patches (Mescheder 2018, equation 9). The default value is 0.
    /// </summary>
    [Range(0, double.MaxValue)]
    public double R1Weight { get; set; }

    /// <summary>
    /// The weight (gamma) of the R2 penalty: the same at generated images (Mescheder 2018, equation 10). The default value is 0.
    /// </summary>
    [Range(0, double.MaxValue)]
    public double R2Weight { get; set; }

    /// <summary>
    /// Steps of the discriminator for one that has the gradient penalties, which count as many times in it (Karras 2019, "Analyzing and
    /// improving the image quality of StyleGAN", section 3.1). The default value is 1.
    /// </summary>
    [Range(1, 1024)]
    public int PenaltyInterval { get; set; } = 1;

    /// <summary>
    /// Whether the weights of the discriminator's layers are divided by their largest singular values (Miyato 2018). The default value is
    /// false.
    /// </summary>
    public bool SpectralNormalization { get; set; }

    /// <summary>
    /// The weight of the term that keeps the discriminator's scores of real and of generated images near each other's moving averages, from
    /// its 1,000th step on (Tseng 2021, equation 3). The default value is 0.
    /// </summary>
    [Range(0, double.MaxValue)]
    public double LeCamWeight { get; set; }

    /// <summary>
    /// Whether the discriminator sees real and generated images with brightness, saturation and contrast varied (Zhao 2020, DiffAugment).
    /// The default value is false.
    /// </summary>
    public bool AugmentColor { get; set; }

    /// <summary>Whether it sees them shifted by up to an eighth of the side, likewise. The default value is false.</summary>
    public bool AugmentTranslation { get; set; }

    /// <summary>Whether it sees them with a square of half the side cut out, likewise. The default value is false.</summary>
    public bool AugmentCutout { get; set; }

    /// <summary>
    /// Adapts how likely each kind of augmentation is for an image (Karras 2020, section 3.1): likelier where the mean sign of the
    /// discriminator's scores of real images is above this, less likely where it is below; 0.6 there. Null augments all images. The
    /// default value is null.
    /// </summary>
    [Range(0.0, 1.0, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    public double? AugmentationTarget { get; set; }

    /// <summary>
    /// How many real images the discriminator sees while each kind of augmentation goes from never to always. The default value is
    /// 500,000 (Karras 2020, appendix B).
    /// </summary>
    [Range(1, int.MaxValue)]
    public int AugmentationImages { get; set; } = 500_000;

    internal bool HasAugmentation => AugmentColor || AugmentTranslation || AugmentCutout;

    internal override void Validate()
    {
        base.Validate();
        if (AugmentationTarget is null)
            return;
        Require(HasAugmentation, nameof(AugmentationTarget), AugmentationTarget,
            "AugmentColor, AugmentTranslation or AugmentCutout as well");
        Require(AdversarialLoss is not (AdversarialLoss.Wasserstein or AdversarialLoss.Relativistic),
            nameof(AugmentationTarget), AugmentationTarget,
            $"an AdversarialLoss whose scores say which images are taken for real, not {AdversarialLoss}");
    }
}
