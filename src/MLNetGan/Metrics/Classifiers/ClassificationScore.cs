namespace MLNetGan.Metrics.Classifiers;

/// <summary>The classification accuracy score (Ravuri and Vinyals 2019): what generated images teach about real ones.</summary>
/// <param name="Generated">The accuracy, on real images, of a classifier that has learned generated images.</param>
/// <param name="Real">The accuracy, on the same images, of one that has learned other real images in as many steps.</param>
internal sealed record ClassificationScore(double Generated, double Real)
{
    // One real image of so many is kept to test on.
    private const int TestOneOf = 5;

    public static ClassificationScore Of(
        LabeledImages real, LabeledImages generated, int classes, int steps, long seed, CancellationToken cancellation)
    {
        (int[] test, int[] others) = Split(real.Count, seed);
        using ImageClassifier ofReal = ClassifierTraining.Train(real, others, classes, steps, seed, cancellation);
        return new ClassificationScore(
            OfGenerated(real, generated, classes, steps, seed, cancellation), ClassifierTraining.Accuracy(ofReal, real, test));
    }

    /// <summary>What generated images teach, alone.</summary>
    public static double OfGenerated(
        LabeledImages real, LabeledImages generated, int classes, int steps, long seed, CancellationToken cancellation)
    {
        int[] all = [.. Enumerable.Range(0, generated.Count)];
        using ImageClassifier ofGenerated = ClassifierTraining.Train(generated, all, classes, steps, seed, cancellation);
        return ClassifierTraining.Accuracy(ofGenerated, real, Split(real.Count, seed).Test);
    }

    /// <summary>Images to test on, the same for a seed, and the others: at random, because rows may come with labels in turn.</summary>
    internal static (int[] Test, int[] Others) Split(int count, long seed)
    {
        int[] order = OrderRandom.Permutation(count, CounterNoise.Combine(seed, -2));
        int tested = (count - 1) / TestOneOf + 1;
        return (order[..tested], order[tested..]);
    }
}
