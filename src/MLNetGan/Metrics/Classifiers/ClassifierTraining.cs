using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace MLNetGan.Metrics.Classifiers;

/// <summary>Trains classifiers, each by as many steps whatever it learns from, and counts what they read right.</summary>
internal static class ClassifierTraining
{
    public const int BatchSize = 64;
    private const double LearningRate = 2e-3, Beta1 = 0.9, Beta2 = 0.999;

    /// <summary>A classifier that has learned chosen images.</summary>
    /// <param name="images">The images.</param>
    /// <param name="rows">Those to learn.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="steps">Steps of 64 images.</param>
    /// <param name="seed">Of the weights and the order of images.</param>
    /// <param name="cancellation">Ends the training.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ImageClassifier Train(
        LabeledImages images, int[] rows, int classes, int steps, long seed, CancellationToken cancellation = default)
    {
        // Whoever measures needs none.
        using IDisposable gradients = enable_grad();
        Tensor all = images.Images;
        var network = new ImageClassifier(all.shape[1], all.shape[2], all.shape[3], classes, seed);
        using var weights = new FlatWeights(network);
        using var optimizer = new AdamOptimizer(weights, Beta1, Beta2, decay: 0);
        var random = new OrderRandom(CounterNoise.Combine(seed, -1));
        network.train();
        for (int step = 0; step < steps; step++)
        {
            ProcessEnd.ThrowIfNear();
            cancellation.ThrowIfCancellationRequested();
            using DisposeScope scope = NewDisposeScope();
            long[] batch = [.. Enumerable.Range(0, BatchSize).Select(_ => (long)rows[random.Next(rows.Length)])],
                labels = new long[BatchSize];
            for (int i = 0; i < BatchSize; i++)
                labels[i] = images.Labels[(int)batch[i]];
            network.zero_grad();
            cross_entropy(network.call(all.index_select(0, tensor(batch))).Scores, tensor(labels)).backward();
            // The rate falls to nothing, so that the last images seen count no more than others.
            optimizer.Step(LearningRate * (1 - (double)step / steps));
        }
        network.eval();
        return network;
    }

    /// <summary>The share of chosen images that a classifier reads as their label.</summary>
    public static double Accuracy(ImageClassifier network, LabeledImages images, int[] rows)
    {
        int[] read = Read(network, images, rows);
        return rows.Where((row, i) => read[i] == images.Labels[row]).Count() / (double)rows.Length;
    }

    /// <summary>The labels that a classifier reads chosen images as.</summary>
    public static int[] Read(ImageClassifier network, LabeledImages images, int[] rows)
    {
        using IDisposable noGrad = no_grad();
        List<int> read = [];
        foreach (int[] batch in rows.Chunk(4 * BatchSize))
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor chosen = images.Images.index_select(0, tensor([.. batch.Select(row => (long)row)]));
            read.AddRange(network.call(chosen).Scores.argmax(1).data<long>().Select(label => (int)label));
        }
        return [.. read];
    }
}
