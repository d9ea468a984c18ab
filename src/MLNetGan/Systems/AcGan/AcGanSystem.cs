using MLNetGan.Losses;
using MLNetGan.Networks;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Systems.AcGan;

/// <summary>AC-GAN: both players also raise the likelihood of the right class (Odena 2016, equations 2 and 3).</summary>
internal sealed class AcGanSystem(AcGanOptions options, Shape image, int labelCount) : GanSystem(
    NewGenerator(options, image, labelCount), NewGenerator(options, image, labelCount), NewDiscriminator(options, image, labelCount))
{
    private readonly AdversarialObjective _objective = NonSaturatingLoss.Instance;

    public override Generated Generate(Batch real, StepNoise noise)
    {
        Tensor latent = noise.Normal(real.Count, options.LatentSize), labels = noise.Categories(real.Count, labelCount);
        return new Generated(Generator.Forward(latent, labels)[0], labels);
    }

    public override DiscriminatorLoss DiscriminatorLoss(Batch real, Generated fake, StepNoise noise)
    {
        Tensor[] onReal = Discriminator.Forward(real.Images), onFake = Discriminator.Forward(fake.Images);
        var adversarial = new LossTerm("adversarial", _objective.Discriminator(onReal[0], onFake[0]));
        var classes = new LossTerm("real_class", nn.functional.cross_entropy(onReal[1], real.Labels!));
        LossTerms loss = options.ClassifyGenerated
            ? new LossTerms(adversarial, classes, new LossTerm("generated_class", nn.functional.cross_entropy(onFake[1], fake.Labels!)))
            : new LossTerms(adversarial, classes);
        return new DiscriminatorLoss(loss, _objective.Belief(onReal[0]), _objective.Belief(onFake[0]));
    }

    public override LossTerms GeneratorLoss(Batch real, Generated fake)
    {
        Tensor[] judged = Discriminator.Forward(fake.Images);
        return new LossTerms(
            new LossTerm("adversarial", _objective.Generator(judged[0])),
            new LossTerm("class", nn.functional.cross_entropy(judged[1], fake.Labels!), options.GeneratorClassWeight));
    }

    private static Network NewGenerator(AcGanOptions options, Shape image, int labelCount) => options.Architecture switch
    {
        AcGanArchitecture.Compact => new CompactAcGanGenerator(options, image, labelCount),
        _ => new AcGanGenerator(options, image, labelCount),
    };

    private static Network NewDiscriminator(AcGanOptions options, Shape image, int labelCount) => options.Architecture switch
    {
        AcGanArchitecture.Compact => new CompactAcGanDiscriminator(options, image, labelCount),
        _ => new AcGanDiscriminator(options, image, labelCount),
    };
}
