namespace MLNetGan;

/// <summary>
/// Options of WGAN (Arjovsky, Chintala and Bottou 2017): a critic in place of the discriminator, its weights clipped to
/// [-0.01, 0.01]; RMSProp with rate 0.00005, five steps of the critic for one of the generator, batches of 64 (algorithm 1).
/// </summary>
public sealed class WganOptions : ConvolutionalGanOptions
{
    /// <summary>Creates the reference's options.</summary>
    public WganOptions()
    {
        Epochs = 100;
        BatchSize = 64;
        Dropout = 0;
        AdversarialLoss = AdversarialLoss.Wasserstein;
        WeightBound = 0.01;
        DiscriminatorSteps = 5;
        Optimizer = OptimizerKind.RmsProp;
        GeneratorLearningRate = DiscriminatorLearningRate = 5e-5;
    }

    /// <summary>Options sized for a CPU: the compact networks, learning rates 0.0005; the critic is bounded as in the reference.</summary>
    public static WganOptions Compact()
    {
        WganOptions options = new WganOptions().AsCompact<WganOptions>();
        options.GeneratorLearningRate = options.DiscriminatorLearningRate = 5e-4;
        return options;
    }

    internal override string System => "wgan";
}
