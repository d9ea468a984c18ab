using MLNetGan.Objectives;
using MLNetGan.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>
/// A system whose generator starts from a latent vector, and a label where it has one: the adversarial loss that the options
/// ask for, with their penalties. A system that wants more than that adds terms.
/// </summary>
internal abstract class LatentSystem(
    LatentGanOptions options, Func<Network> newGenerator, Network discriminator, int labelCount = 0, Func<Network>? newAveragedDiscriminator = null)
    : GanSystem(options, newGenerator, discriminator, newAveragedDiscriminator)
{
    private readonly AdversarialObjective _objective = AdversarialObjective.Of(options.AdversarialLoss);

    public override Generated Generate(Batch real, StepNoise noise)
    {
        Tensor latent = noise.Normal(real.Count, options.LatentSize);
        if (labelCount == 0)
            return new Generated(Generator.Forward(latent)[0]);
        Tensor labels = noise.Categories(real.Count, labelCount);
        return new Generated(Generator.Forward(latent, labels)[0], labels);
    }

    public override DiscriminatorLoss DiscriminatorLoss(Batch real, Generated fake, StepNoise noise)
    {
        Tensor[] onReal = Judge(real.Images, real.Labels), onFake = Judge(fake.Images, fake.Labels);
        List<LossTerm> terms = [new LossTerm("adversarial", _objective.Discriminator(onReal[0], onFake[0]))];
        if (options.GradientPenaltyWeight > 0)
        {
            Tensor penalty = GradientPenalties.OneCentred(images => Slope(images, real.Labels), real.Images, fake.Images, noise.Uniform(real.Count, 1));
            terms.Add(new LossTerm("gradient_penalty", penalty, options.GradientPenaltyWeight));
        }
        if (options.R1Weight > 0)
            terms.Add(new LossTerm("r1", GradientPenalties.R1(images => Slope(images, real.Labels), real.Images), options.R1Weight));
        terms.AddRange(DiscriminatorTerms(real, onReal, fake, onFake));
        return new DiscriminatorLoss(new LossTerms([.. terms]), _objective.Belief(onReal[0]), _objective.Belief(onFake[0]));
    }

    public override LossTerms GeneratorLoss(Batch real, Generated fake)
    {
        Tensor[] judged = Judge(fake.Images, fake.Labels);
        return new LossTerms([new LossTerm("adversarial", _objective.Generator(judged[0])), .. GeneratorTerms(fake, judged)]);
    }

    public override void ConstrainDiscriminator()
    {
        if (options.WeightBound is not { } bound)
            return;
        using IDisposable noGrad = no_grad();
        using Scalar lowest = -bound, highest = bound;
        foreach (Parameter parameter in Discriminator.parameters())
            parameter.clamp_(lowest, highest);
    }

    /// <summary>What the discriminator takes for images.</summary>
    protected virtual Tensor[] DiscriminatorInputs(Tensor images, Tensor? labels) => [images];

    /// <summary>What the discriminator's loss has beside the adversarial term.</summary>
    protected virtual IEnumerable<LossTerm> DiscriminatorTerms(Batch real, Tensor[] onReal, Generated fake, Tensor[] onFake) => [];

    /// <summary>What the generator's loss has beside the adversarial term.</summary>
    protected virtual IEnumerable<LossTerm> GeneratorTerms(Generated fake, Tensor[] onFake) => [];

    // The discriminator's outputs, the judgement first.
    private Tensor[] Judge(Tensor images, Tensor? labels) => Discriminator.Forward(DiscriminatorInputs(images, labels));

    private Tensor Slope(Tensor images, Tensor? labels) => Discriminator.InputGradient(DiscriminatorInputs(images, labels));
}
