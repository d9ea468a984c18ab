using MLNetGan.Objectives;
using MLNetGan.Networks;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Systems.Pix2Pix;

/// <summary>pix2pix: a conditional adversarial loss and the L1 distance to the target (Isola 2016, equation 4).</summary>
internal sealed class Pix2PixSystem(Pix2PixOptions options, Shape input, Shape output) : GanSystem(
    options, () => new UNetGenerator(options, input, output), new PatchDiscriminator(options, input, output))
{
    // The discriminator learns half as fast (section 3.3).
    private const double DiscriminatorWeight = 0.5;

    private readonly AdversarialObjective _objective = AdversarialObjective.Of(options.AdversarialLoss);

    public override Generated Generate(Batch real, StepNoise noise) => new(Generator.Forward(real.Sources!)[0]);

    public override DiscriminatorLoss DiscriminatorLoss(Batch real, Generated fake, StepNoise noise)
    {
        Tensor onReal = Discriminator.Forward(real.Sources!, real.Images)[0], onFake = Discriminator.Forward(real.Sources!, fake.Images)[0];
        return new DiscriminatorLoss(new LossTerms(new LossTerm("adversarial", _objective.Discriminator(onReal, onFake), DiscriminatorWeight)),
            _objective.Belief(onReal), _objective.Belief(onFake));
    }

    public override LossTerms GeneratorLoss(Batch real, Generated fake) => new(
        new LossTerm("adversarial", _objective.Generator(Discriminator.Forward(real.Sources!, fake.Images)[0])),
        new LossTerm("l1", nn.functional.l1_loss(fake.Images, real.Images), options.L1Weight));
}
