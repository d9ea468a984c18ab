using static TorchSharp.torch;

namespace MLNetGan.Objectives;

/// <summary>The critic's and the generator's loss of Arjovsky 2017 (algorithm 1): mean scores, without a squashing function.</summary>
internal sealed class WassersteinLoss : AdversarialObjective
{
    public static WassersteinLoss Instance { get; } = new();

    /// <summary>Mean of D(fake) less mean of D(real): minus the estimate of the Wasserstein distance.</summary>
    public override Tensor Discriminator(Tensor real, Tensor fake) => fake.mean() - real.mean();

    /// <summary>Minus the mean of D(fake).</summary>
    public override Tensor Generator(Tensor fake, Tensor? real = null) => fake.mean().neg();
}
