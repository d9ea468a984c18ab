using static TorchSharp.torch;

namespace MLNetGan.Losses;

/// <summary>
/// The adversarial losses of Goodfellow 2014 on logits: cross-entropy for the discriminator, and the non-saturating form
/// (section 3) for the generator.
/// </summary>
internal static class NonSaturatingLoss
{
    /// <summary>-log D(real) - log(1 - D(fake)), each averaged over its batch.</summary>
    public static Tensor Discriminator(Tensor realLogits, Tensor fakeLogits) =>
        Against(realLogits, 1) + Against(fakeLogits, 0);

    /// <summary>-log D(fake), averaged over the batch.</summary>
    public static Tensor Generator(Tensor fakeLogits) => Against(fakeLogits, 1);

    private static Tensor Against(Tensor logits, double target) =>
        nn.functional.binary_cross_entropy_with_logits(logits, full_like(logits, target));
}
