namespace MLNetGan.Metrics.Classifiers;

/// <summary>The classification accuracy score (Ravuri and Vinyals 2019): what generated images teach about real ones.</summary>
/// <param name="Generated">The accuracy, on real images, of a classifier that has learned generated images.</param>
/// <param name="Real">The accuracy, on the same images, of one that has learned other real images in as many steps.</param>
internal sealed record ClassificationScore(double Generated, double Real)
{
    // One real image of so many is kept to test on.
    private const int TestEvery = 5;

    public static ClassificationScore Of(
        LabeledImages real, LabeledImages generated, int classes, int steps, long seed, CancellationToken cancellation)
    {
        int[] others = [.. Enumerable.Range(0, real.Count).Where(row => !IsTest(row))];
        using ImageClassifier ofReal = ClassifierTraining.Train(real, others, classes, steps, seed, cancellation);
        return new ClassificationScore(OfGenerated(real, generated, classes, steps, seed, cancellation), Accuracy(ofReal, real));
    }

    /// <summary>What generated images teach, alone.</summary>
    public static double OfGenerated(
        LabeledImages real, LabeledImages generated, int classes, int steps, long seed, CancellationToken cancellation)
    {
        int[] all = [.. Enumerable.Range(0, generated.Count)];
        using ImageClassifier ofGenerated = ClassifierTraining.Train(generated, all, classes, steps, seed, cancellation);
        return Accuracy(ofGenerated, real);
    }

    private static bool IsTest(int row) => row % TestEvery == 0;

    private static double Accuracy(ImageClassifier classifier, LabeledImages real) =>
        ClassifierTraining.Accuracy(classifier, real, [.. Enumerable.Range(0, real.Count).Where(IsTest)]);
}
