using MLNetGan.Metrics.Classifiers;
using MLNetGan.Pipeline.Augmenting;

namespace MLNetGan.Pipeline.Uplift;

/// <summary>Trains small convolutional networks.</summary>
internal sealed class ConvolutionalLearner(int steps) : UpliftLearner("convolutional")
{
    // Each row is learned about twice: variations are more useful new than again.
    private const int Readings = 2;

    internal override string Description => $"{steps} steps";

    internal override int Images => Math.Max(1, steps * ClassifierTraining.BatchSize / Readings);

    internal override int[] Learn(TrainingSet training, TrainingSet test, int labels, long seed, CancellationToken cancellation)
    {
        using ImageClassifier network = ClassifierTraining.Train(training.Images, training.Rows, labels, steps, seed, cancellation);
        return ClassifierTraining.Read(network, test.Images, test.Rows);
    }
}
