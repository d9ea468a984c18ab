using static TorchSharp.torch;

namespace MLNetGan.Objectives;

/// <summary>
/// The adversarial losses of Goodfellow 2014 on logits: cross-entropy for the discriminator, and the non-saturating form
/// (section 3) for the generator.
/// </summary>
internal sealed class NonSaturatingLoss : AdversarialObjective
{
    public static NonSaturatingLoss Instance { get; } = new();

    public override double? Boundary => 0;

    /// <summary>-log D(real) - log(1 - D(fake)), each averaged. There are as many of both, so that one mean is that of all.</summary>
    public override Tensor Discriminator(Tensor real, Tensor fake) => CrossEntropy(cat([real, fake.neg()]), weight: 2);

    /// <summary>-log D(fake), averaged.</summary>
    public override Tensor Generator(Tensor fake, Tensor? real = null) => CrossEntropy(fake);

    public override Tensor Belief(Tensor output) => output.detach().sigmoid().mean();
}
