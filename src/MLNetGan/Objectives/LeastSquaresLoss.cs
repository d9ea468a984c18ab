using MLNetGan.Networks;
using static TorchSharp.torch;

namespace MLNetGan.Objectives;

/// <summary>
/// The least-squares losses of Mao 2016 with targets 0 for generated and 1 for real (equation 9), without the factor 1/2.
/// </summary>
internal sealed class LeastSquaresLoss : AdversarialObjective
{
    public static LeastSquaresLoss Instance { get; } = new();

    /// <summary>(D(real) - 1)^2 + D(fake)^2, each averaged.</summary>
    public override Tensor Discriminator(Tensor real, Tensor fake) => real.Minus(1).square().mean().Plus(fake.square().mean());

    /// <summary>(D(fake) - 1)^2, averaged.</summary>
    public override Tensor Generator(Tensor fake) => fake.Minus(1).square().mean();
}
