using MLNetGan.Networks;
using static TorchSharp.torch;

namespace MLNetGan.Objectives;

/// <summary>
/// The least-squares losses of Mao 2016 with targets 0 for generated and 1 for real (equation 9), without the factor 1/2.
/// </summary>
internal sealed class LeastSquaresLoss : AdversarialObjective
{
    public static LeastSquaresLoss Instance { get; } = new();

    public override double? Boundary => 0.5;

    /// <summary>(D(real) - 1)^2 + D(fake)^2, each averaged.</summary>
    public override Tensor Discriminator(Tensor real, Tensor fake) => real.Minus(1).Squared().mean().Plus(fake.Squared().mean());

    /// <summary>(D(fake) - 1)^2, averaged.</summary>
    public override Tensor Generator(Tensor fake, Tensor? real = null) => fake.Minus(1).Squared().mean();
}
