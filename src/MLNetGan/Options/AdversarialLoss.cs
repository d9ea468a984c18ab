namespace MLNetGan;

/// <summary>How the discriminator's judgement of real and generated images becomes a loss.</summary>
public enum AdversarialLoss
{
    /// <summary>Cross-entropy for the discriminator, its non-saturating form for the generator (Goodfellow 2014, section 3).</summary>
    NonSaturating,

    /// <summary>Squared distance to 1 for real and 0 for generated images, to 1 for the generator (Mao 2016, equation 9).</summary>
    LeastSquares,

    /// <summary>
    /// The difference of a critic's mean scores of real and generated images (Arjovsky 2017). Wants a critic whose slope is
    /// bounded: by a gradient penalty or by bounded weights.
    /// </summary>
    Wasserstein,

    /// <summary>Hinges at 1 and -1 for the discriminator, its mean score for the generator (Lim and Ye 2017).</summary>
    Hinge,

    /// <summary>
    /// Cross-entropy of the difference between the scores of a real and of a generated image (Huang 2024, equation 2: R3GAN). Wants
    /// R1Weight and R2Weight, without which it need not converge. Labels to generate are those of the real images.
    /// </summary>
    Relativistic,
}
