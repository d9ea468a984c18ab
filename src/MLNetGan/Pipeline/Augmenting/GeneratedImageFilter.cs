using MLNetGan.Data;
using MLNetGan.Metrics.Classifiers;
using MLNetGan.Metrics.Distances;
using MLNetGan.Pipeline.Augmenting;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan;

/// <summary>
/// Keeps generated images that a small convolutional classifier reads as the label that they are meant to be. Made by
/// <see cref="GanDataCatalog.Filter"/> of the images that the generator was trained on.
/// </summary>
public sealed class GeneratedImageFilter : IDisposable
{
    private const int Block = 256, Neighbors = 3;

    private readonly ImageClassifier _network;

    internal GeneratedImageFilter(ImageClassifier network, IReadOnlyList<string> labelNames) =>
        (_network, LabelNames) = (network, labelNames);

    /// <summary>The labels that it knows, in ordinal order.</summary>
    public IReadOnlyList<string> LabelNames { get; }

    /// <summary>Trains one on images with labels, of which every label counts alike.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal static GeneratedImageFilter Train(ImageSet images, IReadOnlyList<int> rows, ClassicAugmentationOptions classic, int steps,
        long seed, CancellationToken cancellation = default)
    {
        int[][] byLabel = [.. rows.GroupBy(images.LabelOf).OrderBy(label => label.Key).Select(label => label.ToArray())];
        // As many of each label as the largest has, or as are seen at all: others would be varied and kept in vain.
        int seen = steps * ClassifierTraining.BatchSize / byLabel.Length;
        int turns = Math.Clamp(byLabel.Max(label => label.Length), Math.Max(1, seen / 2), Math.Max(1, seen));
        TrainingSlot[] slots = [.. Enumerable.Range(0, turns).SelectMany(turn =>
            byLabel.Select(label => new TrainingSlot(images, label[Row(turn, turns, label.Length)], IsVaried: true)))];
        using var learned = new TrainingSet(slots, classic, seed, LabeledImages.MostPixels);
        return new GeneratedImageFilter(
            ClassifierTraining.Train(learned.Images, learned.Rows, images.LabelNames!.Count, steps, seed, cancellation),
            images.LabelNames);
    }

    // All take turns; of more than there are turns some from the whole length.
    private static int Row(int turn, int turns, int rows) => rows <= turns ? turn % rows : (int)((long)turn * rows / turns);

    /// <summary>Frees its network.</summary>
    public void Dispose() => _network.Dispose();

    /// <summary>The numbers of labels among those that it knows.</summary>
    /// <exception cref="ArgumentException">It does not know one.</exception>
    internal int[] NumbersOf(IReadOnlyList<string> labels) => [.. labels.Select(label =>
        LabelNames.ToList().IndexOf(label) is >= 0 and var number ? number : throw new ArgumentException(
            $"The generator makes the label '{label}', which the filter does not know: it was trained on " +
            $"'{string.Join("', '", LabelNames)}'. Make the filter of the images that the generator was trained on.", "filter"))];

    /// <summary>What images are read as.</summary>
    internal int[] Read(ImageSet images)
    {
        using DisposeScope scope = NewDisposeScope();
        return [.. Run(images).Scores.argmax(1).data<long>().Select(label => (int)label)];
    }

    /// <summary>Which share of real images lie among generated ones, and which share of generated images are copies.</summary>
    internal (double Recall, double CopiedShare) Compare(ImageSet real, ImageSet generated)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor features = Run(real).Features;
        Manifolds manifolds = Manifolds.Of(features, Neighbours.Nearest(features, Neighbors),
            Run(generated).Features, Neighbors, Neighbors);
        return (manifolds.Recall, manifolds.CopiedShare);
    }

    private (Tensor Features, Tensor Scores) Run(ImageSet images)
    {
        _network.RequireChannels(images.Shape.Channels);
        using IDisposable noGrad = no_grad();
        List<Tensor> features = [], scores = [];
        foreach (int[] block in Enumerable.Range(0, images.Count).Chunk(Block))
        {
            using DisposeScope scope = NewDisposeScope();
            var values = new float[block.Length * images.Shape.Length];
            for (int i = 0; i < block.Length; i++)
                images.Read(block[i], values.AsSpan(i * images.Shape.Length, images.Shape.Length));
            Tensor pixels = tensor(values, [block.Length, images.Shape.Channels, images.Shape.Height, images.Shape.Width]);
            (Tensor feature, Tensor score) = _network.call(ImageResizing.To(pixels, _network.Height, _network.Width));
            features.Add(feature.MoveToOuterDisposeScope());
            scores.Add(score.MoveToOuterDisposeScope());
        }
        return (cat(features), cat(scores));
    }
}
