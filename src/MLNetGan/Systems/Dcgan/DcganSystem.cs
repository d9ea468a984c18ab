using MLNetGan.Losses;
using MLNetGan.Networks;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Systems.Dcgan;

/// <summary>DCGAN: the 2014 losses on convolutional networks.</summary>
internal sealed class DcganSystem(DcganOptions options, Shape image) : GanSystem(
    new DcganGenerator(image, options.LatentSize, options.BaseChannels),
    new DcganGenerator(image, options.LatentSize, options.BaseChannels),
    new DcganDiscriminator(image, options.BaseChannels, options.Dropout))
{
    private readonly AdversarialObjective _objective = NonSaturatingLoss.Instance;

    public override Generated Generate(Batch real, StepNoise noise) =>
        new(Generator.Forward(noise.Normal(real.Count, options.LatentSize))[0]);

    public override DiscriminatorLoss DiscriminatorLoss(Batch real, Generated fake, StepNoise noise)
    {
        Tensor onReal = Discriminator.Forward(real.Images)[0], onFake = Discriminator.Forward(fake.Images)[0];
        return new DiscriminatorLoss(new LossTerms(new LossTerm("adversarial", _objective.Discriminator(onReal, onFake))),
            _objective.Belief(onReal), _objective.Belief(onFake));
    }

    public override LossTerms GeneratorLoss(Batch real, Generated fake) =>
        new(new LossTerm("adversarial", _objective.Generator(Discriminator.Forward(fake.Images)[0])));
}
