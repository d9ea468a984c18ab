namespace MLNetGan;

/// <summary>
/// Options of WGAN-GP (Gulrajani 2017): a critic without batch normalization, held to slopes of 1 by a gradient penalty of
/// weight 10, five steps of it for one of the generator, Adam with rate 0.0001 and betas 0.5 and 0.9 (as its authors' code for MNIST).
/// </summary>
public sealed class WganGpOptions : ConvolutionalGanOptions
{
    /// <summary>Creates the reference's options.</summary>
    public WganGpOptions()
    {
        Epochs = 100;
        BatchSize = 64;
        Dropout = 0;
        AdversarialLoss = AdversarialLoss.Wasserstein;
        GradientPenaltyWeight = 10;
        NormalizeDiscriminator = false;
        DiscriminatorSteps = 5;
        GeneratorLearningRate = DiscriminatorLearningRate = 1e-4;
        Beta2 = 0.9;
    }

    /// <summary>Options sized for a CPU: the compact networks, learning rates 0.0005.</summary>
    public static WganGpOptions Compact()
    {
        WganGpOptions options = new WganGpOptions().AsCompact<WganGpOptions>();
        options.GeneratorLearningRate = options.DiscriminatorLearningRate = 5e-4;
        return options;
    }

    internal override string System => "wgangp";
}
