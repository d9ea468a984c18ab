using System.Globalization;
using MLNetGan.Objectives;
using MLNetGan.Runs;

namespace MLNetGan.Cli.Runs;

/// <summary>Says after a training on few images that the discriminator has learned them by heart, and what works against that.</summary>
internal static class FewImages
{
    // With 6,000 images the belief rose past this after 9,000 steps, and the distance to the real ones fell no more after 15,000.
    private const int Few = 10_000;
    // Of a belief that is a probability.
    private const double Sure = 0.75;
    // What was seen less is not known by heart: so early a high belief says that the generator has learned little.
    private const int LeastSteps = 1_000, LeastPasses = 20;

    /// <summary>The advice; null where there is none to give.</summary>
    /// <param name="options">What was trained.</param>
    /// <param name="images">How many images there were; null where that is not known.</param>
    /// <param name="last">The last row of losses.</param>
    public static string? Advice(TrainingOptions options, long? images, LossRow last)
    {
        if (options is not LatentGanOptions { HasAugmentation: false, AdversarialLoss: AdversarialLoss.NonSaturating }
            || images is not (< Few and var count) || last.Step < LeastSteps || last.Images < LeastPasses * count
            || last.Values.GetValueOrDefault(AdversarialGame.RealBelief) is not (> Sure and var belief))
            return null;
        return string.Create(CultureInfo.InvariantCulture,
            $"The discriminator knows the {count} real images from others (real belief {belief:F2}), and the generator learns little ") +
            "from it: train with --set AugmentTranslation=true.";
    }
}
