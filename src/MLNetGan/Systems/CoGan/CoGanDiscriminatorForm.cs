namespace MLNetGan;

/// <summary>The form of CoGAN's discriminator.</summary>
public enum CoGanDiscriminatorForm
{
    /// <summary>Strided convolutions, as in DCGAN, of the form that <see cref="CoGanOptions.Architecture"/> says.</summary>
    Strided,

    /// <summary>
    /// LeNet: two 5x5 convolutions of 20 and 50 channels, each max-pooled, and 500 features; for images of at least 16x16. It is the
    /// paper's for digits (supplementary material), in which a classifier of inputs goes over to targets. The slope of its last
    /// activation is 0.25, where the authors' code learns it from there.
    /// </summary>
    LeNet,
}
