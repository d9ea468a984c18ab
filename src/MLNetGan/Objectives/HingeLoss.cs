using MLNetGan.Networks;
using static TorchSharp.torch;

namespace MLNetGan.Objectives;

/// <summary>The hinge losses of Lim and Ye 2017 (equations 8 and 9).</summary>
internal sealed class HingeLoss : AdversarialObjective
{
    public static HingeLoss Instance { get; } = new();

    public override double? Boundary => 0;

    /// <summary>max(0, 1 - D(real)) + max(0, 1 + D(fake)), each averaged.</summary>
    public override Tensor Discriminator(Tensor real, Tensor fake) =>
        nn.functional.relu(real.SubtractedFrom(1)).mean().Plus(nn.functional.relu(fake.Plus(1)).mean());

    /// <summary>Minus the mean of D(fake).</summary>
    public override Tensor Generator(Tensor fake, Tensor? real = null) => fake.mean().neg();
}
