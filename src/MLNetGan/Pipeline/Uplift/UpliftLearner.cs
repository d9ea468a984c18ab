using Microsoft.ML;
using MLNetGan.Pipeline.Augmenting;
using MLNetGan.Pipeline.Uplift;

namespace MLNetGan;

/// <summary>A way to train classifiers, which learn each arm of the uplift experiment with equal work.</summary>
public abstract class UpliftLearner
{
    private protected UpliftLearner(string name) => Name = name;

    /// <summary>What it is called in results.</summary>
    public string Name { get; }

    /// <summary>
    /// A small convolutional network: three convolutions of 16, 32 and 64 channels with batch normalization, then a mean over places; Adam,
    /// with a learning rate that falls from 0.002 to 0.
    /// </summary>
    /// <param name="steps">Steps of 64 images, at least 1, whatever the arm.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is below 1.</exception>
    public static UpliftLearner Convolutional(int steps = 300)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        return new ConvolutionalLearner(steps);
    }

    /// <summary>An ML.NET trainer on features of images.</summary>
    /// <param name="name">
    /// What it is called in results, by which a resumed experiment knows that its trainer is the same one: give another trainer, or other
    /// options of it, another name.
    /// </param>
    /// <param name="extractor">What makes features; the caller disposes of it after the experiment.</param>
    /// <param name="trainer">
    /// Makes of a seed the estimator, which learns the columns Features (<c>Vector&lt;Single&gt;</c>) and Label (keys) and whose
    /// transformer adds PredictedLabel, such as <c>seed => new MLContext(seed).MulticlassClassification.Trainers.LbfgsMaximumEntropy()</c>.
    /// </param>
    /// <param name="images">
    /// How many rows it learns, whatever the arm; more where an arm needs more to show each of its real images.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="images"/> is below 1.</exception>
    public static UpliftLearner OnFeatures(
        string name, ImageFeatureExtractor extractor, Func<int, IEstimator<ITransformer>> trainer, int images = 2000)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(extractor);
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(images);
        return new FeatureLearner(name, extractor, trainer, images);
    }

    /// <summary>What tells it from a learner of the same name with other numbers.</summary>
    internal abstract string Description { get; }

    /// <summary>How many rows it learns.</summary>
    internal abstract int Images { get; }

    /// <summary>Trains a classifier, and gives what it reads the test images as.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal abstract int[] Learn(TrainingSet training, TrainingSet test, int labels, long seed, CancellationToken cancellation);
}
