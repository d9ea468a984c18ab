using MLNetGan.Pipeline.Fitting;

namespace MLNetGan;

/// <summary>A trained AC-GAN: its generator, and its class head as a classifier.</summary>
public sealed class AcGanTransformer : LabeledGeneratorTransformer
{
    internal AcGanTransformer(TrainedGan trained) : base(trained) => Classifier = new ClassifierTransformer(trained, output: 1);

    /// <summary>The class head of the discriminator, which predicts the labels of images. Disposed of with the generator.</summary>
    public ClassifierTransformer Classifier { get; }

    internal override IEnumerable<NetworkTransformer> Companions => [Classifier];
}
