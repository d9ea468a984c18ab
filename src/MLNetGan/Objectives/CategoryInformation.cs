using MLNetGan.Networks;
using static TorchSharp.torch;

namespace MLNetGan.Objectives;

/// <summary>
/// How far a reading of images as categories is from telling as much as it can: every image is read surely, and the same
/// however it is varied, and all categories are equally frequent (Hu et al. 2017, "Learning Discrete Representations via
/// Information Maximizing Self-Augmented Training", equations 4 and 8).
/// </summary>
internal static class CategoryInformation
{
    // Keeps the logarithm of a share finite.
    private const double SmallestShare = 1e-8;

    /// <param name="logits">(batch, categories): of the images.</param>
    /// <param name="variedLogits">(batch, categories): of the same images varied.</param>
    /// <returns>A scalar in nats: 0 at best; the logarithm of the number of categories where all images are read as one of them.</returns>
    public static Tensor Lacking(Tensor logits, Tensor variedLogits)
    {
        Tensor read = nn.functional.softmax(logits, 1), shares = read.mean([0]);
        Tensor disagreement = -(read * nn.functional.log_softmax(variedLogits, 1)).sum(1).mean();
        Tensor entropy = -(shares * shares.Plus(SmallestShare).log()).sum();
        return disagreement.Plus(Math.Log(logits.shape[1])) - entropy;
    }
}
