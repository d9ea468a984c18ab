using System.Globalization;
using MLNetGan.Training;

namespace MLNetGan.Objectives;

/// <summary>What should not last in an adversarial game.</summary>
internal static class GameWatch
{
    // In steps of the generator. In the first of them generated images are still alike in every run.
    private const int WarmUpSteps = 600;

    // Of cross-entropy: 99 % sure of real and of generated images alike. The other losses end at zero, too.
    private const double NearZero = 0.02;
    private const double LeastDiversity = 0.3;

    // What is real can be one image again and again: then there is nothing to compare with.
    private const double NoDiversity = 1e-3;

    /// <summary>A judge that is never wrong; not of critics, whose loss is no distance to perfection.</summary>
    /// <param name="move">The judge's move.</param>
    /// <param name="loss">The game's loss.</param>
    /// <param name="name">The name of the game's adversarial term.</param>
    public static IEnumerable<WatchedCondition> Judge(string move, AdversarialLoss loss, string name = AdversarialGame.Adversarial)
    {
        if (loss == AdversarialLoss.Wasserstein)
            yield break;
        string term = $"{move}.{name}";
        yield return new WatchedCondition(TrainingWarningKind.DiscriminatorLossAtZero, move, (means, _) => means[term] < NearZero,
            window => string.Create(CultureInfo.InvariantCulture,
                $"Step {window.Step}: the discriminator's adversarial loss has stayed near zero for {window.Held} steps " +
                $"(mean of the last {window.Length}: {window.Means[term]:F4}). " +
                $"It tells real from generated images without fail, and the generator learns next to nothing from it. " +
                $"If this lasts, restart with another TrainingOptions.Seed, or lower DiscriminatorLearningRate."));
    }

    /// <summary>Generated images that are alike.</summary>
    /// <param name="move">The move that reports <see cref="BatchDiversity"/>.</param>
    /// <param name="interval">Steps for one of the generator.</param>
    public static WatchedCondition Samples(string move, int interval) => new(TrainingWarningKind.SamplesCollapsed, move,
        (means, steps) => steps > WarmUpSteps * interval && AreAlike(means, BatchDiversity.Real, BatchDiversity.Fake),
        window => string.Create(CultureInfo.InvariantCulture,
            $"Step {window.Step}: generated images have been nearly alike for {window.Held} steps " +
            $"(a pixel's standard deviation over a batch is {window.Means[BatchDiversity.Fake]:F3}, " +
            $"in real images {window.Means[BatchDiversity.Real]:F3}). The generator has collapsed to a few images. " +
            $"If this lasts, restart with another TrainingOptions.Seed, lower GeneratorLearningRate, " +
            $"or choose another AdversarialLoss."));

    /// <summary>Generated images of a label that are alike, where those of all labels together are not.</summary>
    /// <param name="move">The move that reports <see cref="BatchDiversity.OfLabels"/>.</param>
    /// <param name="interval">Steps for one of the generator.</param>
    public static WatchedCondition SamplesOfLabels(string move, int interval) => new(TrainingWarningKind.SamplesOfLabelsCollapsed, move,
        (means, steps) => steps > WarmUpSteps * interval && AreAlike(means, BatchDiversity.RealOfLabel, BatchDiversity.FakeOfLabel)
            && !AreAlike(means, BatchDiversity.Real, BatchDiversity.Fake),
        window => string.Create(CultureInfo.InvariantCulture,
            $"Step {window.Step}: generated images of a label have been nearly alike for {window.Held} steps " +
            $"(a pixel's standard deviation within labels is {window.Means[BatchDiversity.FakeOfLabel]:F3}, " +
            $"in real images {window.Means[BatchDiversity.RealOfLabel]:F3}): " +
            $"labels differ, but each has collapsed to a few images. " +
            $"If this lasts, restart with another TrainingOptions.Seed, lower GeneratorLearningRate, " +
            $"or choose another AdversarialLoss."));

    private static bool AreAlike(IReadOnlyDictionary<string, double> means, string real, string fake) =>
        means[real] > NoDiversity && means[fake] < LeastDiversity * means[real];
}
