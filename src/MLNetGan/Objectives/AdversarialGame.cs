using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Objectives;

/// <summary>
/// A judge that tells real from generated samples, the loss that both sides have of it, and what keeps the judge in bounds. A
/// component: a system has one, several or none.
/// </summary>
/// <param name="judge">The judge, whose network's first output is the judgement.</param>
/// <param name="loss">How judgements become losses.</param>
internal sealed class AdversarialGame(Player judge, AdversarialLoss loss)
{
    public const string RealBelief = "real_belief", FakeBelief = "fake_belief", WassersteinEstimate = "wasserstein_estimate", Adversarial = "adversarial";

    private readonly AdversarialObjective _objective = AdversarialObjective.Of(loss);

    public Player Judge => judge;

    /// <summary>What is judged, where a system has several games: names of terms and scalars end in it.</summary>
    public string? Subject { get; init; }

    /// <summary>The name of the adversarial term of both sides.</summary>
    public string Term => Named(Adversarial);

    /// <summary>The weight of WGAN-GP's penalty for the gradient between real and generated samples; 0 for none.</summary>
    public double GradientPenaltyWeight { get; init; }

    /// <summary>The weight (gamma) of the R1 penalty for the gradient at real samples; 0 for none.</summary>
    public double R1Weight { get; init; }

    /// <summary>The judge's outputs for samples, the judgement first.</summary>
    public Tensor[] See(params ReadOnlySpan<Tensor> inputs) => judge.Network.Forward(inputs);

    /// <summary>The terms of the judge's loss: the adversarial one, and penalties.</summary>
    /// <param name="real">What the judge sees of real samples, images first.</param>
    /// <param name="fake">What it sees of generated ones.</param>
    /// <param name="onReal">Its outputs for the real ones.</param>
    /// <param name="onFake">Its outputs for the generated ones.</param>
    /// <param name="noise">Where random points come from.</param>
    /// <param name="weight">The weight of the adversarial term.</param>
    public IEnumerable<LossTerm> JudgeTerms(Tensor[] real, Tensor[] fake, Tensor[] onReal, Tensor[] onFake, StepNoise noise, double weight = 1)
    {
        yield return new LossTerm(Term, _objective.Discriminator(onReal[0], onFake[0]), weight);
        if (GradientPenaltyWeight > 0)
        {
            Tensor share = noise.Uniform(real[0].shape[0], 1);
            yield return new LossTerm(Named("gradient_penalty"), GradientPenalties.OneCentred(Slope, real[0], fake[0], share), GradientPenaltyWeight);
        }
        if (R1Weight > 0)
            yield return new LossTerm(Named("r1"), GradientPenalties.R1(Slope, real[0]), R1Weight);

        Tensor Slope(Tensor images) => judge.Network.InputGradient([images, .. real[1..]]);
    }

    /// <summary>What the judge believed of real and generated samples, as scalars to report.</summary>
    public IEnumerable<(string Name, Tensor Value)> Beliefs(Tensor[] onReal, Tensor[] onFake)
    {
        using IDisposable noGrad = no_grad();
        Tensor real = _objective.Belief(onReal[0]), fake = _objective.Belief(onFake[0]);
        return loss == AdversarialLoss.Wasserstein
            ? [(Named(WassersteinEstimate), real - fake), (Named(RealBelief), real), (Named(FakeBelief), fake)]
            : [(Named(RealBelief), real), (Named(FakeBelief), fake)];
    }

    /// <summary>The term of the other side's loss.</summary>
    /// <param name="onFake">The judge's outputs for generated samples.</param>
    public LossTerm PlayerTerm(Tensor[] onFake) => new(Term, _objective.Generator(onFake[0]));

    private string Named(string name) => Subject is null ? name : $"{name}_{Subject}";
}
