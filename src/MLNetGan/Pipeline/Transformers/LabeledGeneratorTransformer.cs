using Microsoft.ML;
using MLNetGan.Pipeline.Fitting;

namespace MLNetGan;

/// <summary>A trained generator that makes images of a wanted label, given as a key column.</summary>
/// <remarks>
/// Data to transform needs the label column with the keys of the training data. A row whose label is missing gets
/// missing pixels (NaN) or, where the images are an image column, a black image.
/// </remarks>
public class LabeledGeneratorTransformer : ImageGeneratorTransformer
{
    internal LabeledGeneratorTransformer(TrainedGan trained) : base(trained)
    {
    }

    /// <summary>
    /// The names of the labels in the order of their keys: the key names of the training column, or "0", "1", ... without.
    /// </summary>
    public IReadOnlyList<string> LabelNames => Label!.NamesOrNumbers;

    /// <summary>Images of new seeds, as many of each label.</summary>
    /// <param name="countPerLabel">How many of each label, at least 1.</param>
    /// <param name="seed">Another number gives other seeds, hence other images.</param>
    /// <returns>
    /// The label (a key with the names of the training data), seed and image columns; labels take turns. Images are
    /// generated when they are read; every reading gives the same.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="countPerLabel"/> is below 1, or there are too many images.</exception>
    public IDataView GeneratePerLabel(int countPerLabel, long seed = 0) => GenerateForEach(Label!, countPerLabel, seed);

    /// <summary>
    /// Images of new seeds, as many of each of some labels: those that <see cref="GeneratePerLabel(int, long)"/> makes of them.
    /// </summary>
    /// <param name="countPerLabel">How many of each label, at least 1.</param>
    /// <param name="labels">Some of <see cref="LabelNames"/>, each once.</param>
    /// <param name="seed">Another number gives other seeds, hence other images.</param>
    /// <returns>The label, seed and image columns; labels take turns, in the order given.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="countPerLabel"/> is below 1, or there are too many images.</exception>
    /// <exception cref="ArgumentException">There are no labels, one is named twice, or one is not of the training data.</exception>
    public IDataView GeneratePerLabel(int countPerLabel, IReadOnlyList<string> labels, long seed = 0) =>
        GenerateForEach(Label!, countPerLabel, seed, labels);
}
