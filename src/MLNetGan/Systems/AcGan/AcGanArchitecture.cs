namespace MLNetGan;

/// <summary>The forms of AC-GAN's networks.</summary>
public enum AcGanArchitecture
{
    /// <summary>
    /// The published Keras form: the label's embedding becomes one more map of the generator's first image, kernels of 5x5;
    /// a discriminator of 3x3 convolutions, every other one strided, with dropout.
    /// </summary>
    Reference,

    /// <summary>
    /// A form that trains several times faster: the label is projected and added to the projected noise, which is what joining
    /// a one-hot label to the noise does (the paper's form), then normalized; kernels of 4x4; a discriminator of strided
    /// convolutions with dropout only before its heads.
    /// </summary>
    Compact,
}
