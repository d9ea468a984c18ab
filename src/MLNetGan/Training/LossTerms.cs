using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>A term of a loss.</summary>
/// <param name="Name">Its name in losses.csv, in lower case with underscores.</param>
/// <param name="Value">A scalar, not yet weighted: what is reported.</param>
/// <param name="Weight">Its weight in the sum.</param>
internal sealed record LossTerm(string Name, Tensor Value, double Weight = 1)
{
    public Tensor Weighted => Weight == 1 ? Value : Value * Weight;
}

/// <summary>The terms of one player's loss; the training loop sums them and steps once.</summary>
internal sealed record LossTerms(params LossTerm[] Terms)
{
    public Tensor Sum() => Terms.Select(term => term.Weighted).Aggregate((sum, term) => sum + term);
}

/// <summary>The discriminator's loss, whose first term is the adversarial one, and what it believed of real and of generated samples (means in 0..1 for a discriminator).</summary>
internal sealed record DiscriminatorLoss(LossTerms Loss, Tensor RealBelief, Tensor FakeBelief);
