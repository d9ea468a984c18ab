using System.IO.Hashing;
using System.Runtime.InteropServices;
using Microsoft.ML;
using MLNetGan.Metrics.Classifiers;
using MLNetGan.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Pipeline.Evaluating;

/// <summary>A classifier of the user's images: trained once, kept in a file.</summary>
internal static class ClassifierFile
{
    private const string Sizes = "sizes", Learned = "learned";

    /// <summary>
    /// The classifier of a file, if it is of these images or they have no labels to learn, or a new one, which is kept there then.
    /// </summary>
    /// <exception cref="InvalidDataException">The file is damaged, or cannot be used and not be learned anew.</exception>
    public static ImageClassifier Get(IDataView labeled, string? path, ImageEvaluationOptions options)
    {
        var rows = new ImageRows(labeled, "real", options.RealImageColumnName, options);
        if (path is null)
            return Train(rows, options);
        byte[]? print = rows.HasLabels ? PrintOf(labeled, options) : null;
        if (File.Exists(path) && Read(path, rows, print) is { } kept)
            return kept;
        ImageClassifier network = Train(rows, options);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using Tensor sizes = tensor([network.Channels, network.Height, network.Width, network.Classes]), learned = tensor(print!);
        AtomicFile.Write(path, stream => SafeTensors.Write(
            stream, [(Sizes, sizes), (Learned, learned), .. network.state_dict().Select(value => (value.Key, value.Value))]));
        return network;
    }

    // Of a sample that is the same whatever the seed and the most images: other samples of the same images are no reason to learn anew.
    private static byte[] PrintOf(IDataView labeled, ImageEvaluationOptions options)
    {
        var rows = new ImageRows(labeled, "real", options.RealImageColumnName, new ImageEvaluationOptions
        {
            LabelColumnName = options.LabelColumnName,
            PixelMinimum = options.PixelMinimum,
            PixelMaximum = options.PixelMaximum,
            ImageChannels = options.ImageChannels,
            BatchSize = options.BatchSize,
        });
        var hash = new XxHash128();
        hash.Append(MemoryMarshal.AsBytes<int>([rows.Shape.Channels, rows.Shape.Height, rows.Shape.Width]));
        foreach (ImageBatch batch in rows.Read(withLabels: true))
        {
            ThrowIfEnding(options);
            hash.Append(MemoryMarshal.AsBytes(batch.Pixels));
            foreach (string label in batch.Labels.AsSpan(0, batch.Count))
            {
                hash.Append(MemoryMarshal.AsBytes(label.AsSpan()));
                hash.Append([0, 0]);
            }
        }
        return hash.GetCurrentHash();
    }

    private static void ThrowIfEnding(ImageEvaluationOptions options)
    {
        ProcessEnd.ThrowIfNear();
        options.CancellationToken.ThrowIfCancellationRequested();
    }

    private static ImageClassifier Train(ImageRows rows, ImageEvaluationOptions options)
    {
        if (!rows.HasLabels)
            throw new ArgumentOutOfRangeException(nameof(options), $"Could not find label column '{options.LabelColumnName}' of the " +
                "real images, by which the classifier learns. Give the labels, or use another extractor.");
        using var images = new LabeledImages(rows.Count, rows.Shape.Channels, rows.Shape.Height, rows.Shape.Width);
        var labels = new LabelSet();
        foreach (ImageBatch batch in rows.Read(withLabels: true))
        {
            ThrowIfEnding(options);
            using DisposeScope scope = NewDisposeScope();
            images.Add(batch.ToTensor(), labels.NumbersOf(batch, options.LabelColumnName!));
        }
        if (labels.Count < 2)
            throw new InvalidDataException($"All {rows.Count} real images have one label in column '{options.LabelColumnName}': " +
                "expected at least two, for a classifier to tell apart. Use another extractor.");
        return ClassifierTraining.Train(images, [.. Enumerable.Range(0, images.Count)], labels.Count, options.ClassifierSteps,
            options.Seed, options.CancellationToken);
    }

    // Null where it has learned other images.
    private static ImageClassifier? Read(string path, ImageRows rows, byte[]? wanted)
    {
        Dictionary<string, Tensor> tensors = SafeTensors.Read(path);
        try
        {
            if (!tensors.Remove(Sizes, out Tensor? stored) || stored.dtype != ScalarType.Int64 || stored.numel() != 4)
                throw new InvalidDataException($"'{path}' holds no classifier that was trained here. Name another file, or remove it.");
            using Tensor sizes = stored;
            long[] size = sizes.data<long>().ToArray();
            using Tensor? learned = tensors.Remove(Learned, out Tensor? print) ? print : null;
            if (wanted is not null && !(learned is { dtype: ScalarType.Byte } && learned.bytes.SequenceEqual(wanted)))
                return null;
            if (size[0] != rows.Shape.Channels)
                throw new InvalidDataException($"'{path}' is of a classifier of images with {size[0]} channels, and these have " +
                    $"{rows.Shape.Channels}. Name another file, or remove it.");
            var network = new ImageClassifier(size[0], size[1], size[2], size[3], seed: 0);
            Dictionary<string, Tensor> own = network.state_dict();
            if (!own.Keys.Order().SequenceEqual(tensors.Keys.Order())
                || own.Any(value => !value.Value.shape.AsSpan().SequenceEqual(tensors[value.Key].shape)))
                throw new InvalidDataException($"'{path}' is not the classifier that it says it is. Remove it, so that a new one is " +
                    "trained.");
            network.load_state_dict(tensors);
            network.eval();
            return network;
        }
        finally
        {
            foreach (Tensor tensor in tensors.Values)
                tensor.Dispose();
        }
    }
}
