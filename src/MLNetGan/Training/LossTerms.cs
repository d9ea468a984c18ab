using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>The terms of one player's loss; the training loop sums them and steps once.</summary>
internal sealed record LossTerms(params Tensor[] Terms)
{
    public Tensor Sum() => Terms.Aggregate((sum, term) => sum + term);
}

/// <summary>The discriminator's loss, and what it believed of real and of generated samples (means in 0..1 for a discriminator).</summary>
internal sealed record DiscriminatorLoss(LossTerms Loss, Tensor RealBelief, Tensor FakeBelief);
