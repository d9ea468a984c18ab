using static TorchSharp.torch;

namespace MLNetGan.Objectives;

/// <summary>
/// The relativistic pairing loss of Jolicoeur-Martineau 2018, as Huang 2024 uses it (R3GAN, equation 2): how far the score of a real
/// sample lies above that of a generated one.
/// </summary>
internal sealed class RelativisticLoss : AdversarialObjective
{
    public static RelativisticLoss Instance { get; } = new();

    public override bool ComparesPairs => true;

    /// <summary>log(1 + exp(D(fake) - D(real))), averaged over pairs.</summary>
    public override Tensor Discriminator(Tensor real, Tensor fake) => CrossEntropy(real - fake);

    /// <summary>log(1 + exp(D(real) - D(fake))), averaged over pairs.</summary>
    public override Tensor Generator(Tensor fake, Tensor? real = null) => CrossEntropy(fake - real!);
}
