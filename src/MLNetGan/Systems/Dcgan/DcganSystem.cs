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
    public override Generated Generate(Batch real, StepNoise noise) =>
        new(Generator.Forward(noise.Normal(real.Count, options.LatentSize))[0], null);

    public override DiscriminatorLoss DiscriminatorLoss(Batch real, Generated fake)
    {
        Tensor realLogits = Discriminator.Forward(real.Images)[0], fakeLogits = Discriminator.Forward(fake.Images)[0];
        return new DiscriminatorLoss(new LossTerms(NonSaturatingLoss.Discriminator(realLogits, fakeLogits)),
            realLogits.detach().sigmoid().mean(), fakeLogits.detach().sigmoid().mean());
    }

    public override LossTerms GeneratorLoss(Batch real, Generated fake) =>
        new(NonSaturatingLoss.Generator(Discriminator.Forward(fake.Images)[0]));
}
