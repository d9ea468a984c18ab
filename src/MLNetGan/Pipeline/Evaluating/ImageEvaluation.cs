using Microsoft.ML;
using MLNetGan.Imaging;
using MLNetGan.Metrics;
using MLNetGan.Metrics.Classifiers;
using MLNetGan.Metrics.Distances;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Pipeline.Evaluating;

/// <summary>Measures generated images against real ones.</summary>
internal sealed class ImageEvaluation
{
    private readonly ImageEvaluationOptions _options;
    private readonly ImageFeatureExtractor _extractor;
    private readonly ImageRows _real, _generated;
    private readonly bool _hasLabels;
    private readonly LabelSet _labels = new();

    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type, or images are of other sizes.</exception>
    /// <exception cref="InvalidDataException">There are too few images.</exception>
    public ImageEvaluation(IDataView real, IDataView generated, ImageEvaluationOptions options, ImageFeatureExtractor extractor)
    {
        (_options, _extractor) = (options, extractor);
        _real = new ImageRows(real, "real", options.RealImageColumnName, options);
        _generated = new ImageRows(generated, "generated", options.GeneratedImageColumnName, options);
        if (_real.Shape != _generated.Shape)
            throw Columns.SchemaError.OtherShape(
                "generated image", options.GeneratedImageColumnName, _real.Shape, _generated.Shape, ChannelAdvice);
        RequireEnough(_real, "real");
        RequireEnough(_generated, "generated");
        _hasLabels = _real.HasLabels && _generated.HasLabels;
    }

    private string ChannelAdvice => _real.IsImage || _generated.IsImage
        ? $"Set ImageChannels to {(_real.IsImage ? _generated : _real).Shape.Channels}." : "Give both as many channels.";

    /// <summary>Measures, and writes what the options ask for.</summary>
    public ImageMetrics Run()
    {
        using IDisposable noGrad = no_grad();
        using PixelSummary realPixels = NewSummary(_real, EvaluationSeeds.RealPatches(_options)),
            generatedPixels = NewSummary(_generated, EvaluationSeeds.GeneratedPatches(_options));
        foreach (ImageBatch batch in _real.Read(_hasLabels))
            Use(batch, images => realPixels.Add(images, batch.Pixels, NumbersOf(batch)));
        _labels.Complete(_real.Unread > 0 ? _real.Count : null);
        if (_options.OutputFolder is { } folder)
            Directory.CreateDirectory(folder);
        using var real = new RealFeatures(
            FeatureCache.Get(_options.OutputFolder, realPixels.Fingerprint, _real.Count, _extractor, () => ReadFeatures(_real)), _options);
        using FeatureSet generated = ReadFeatures(
            _generated, _hasLabels, (images, batch) => generatedPixels.Add(images, batch.Pixels, NumbersOf(batch)));
        FeatureMetrics told = FeatureMetrics.Of(real, generated, _options);
        ImageMetrics metrics = Measure(told, real.Probabilities, realPixels, generatedPixels);
        if (_options.OutputFolder is { } output)
            EvaluationFiles.Write(output, metrics, told.Manifolds, _real, _generated);
        return metrics;
    }

    private ImageMetrics Measure(FeatureMetrics told, Tensor? realProbabilities, PixelSummary realPixels, PixelSummary generatedPixels)
    {
        (KernelDistance kernel, Manifolds manifolds, InceptionScore? score) = (told.Kernel, told.Manifolds, told.Score);
        double[] sliced = SlicedWasserstein.Between(realPixels.Patches, generatedPixels.Patches, EvaluationSeeds.Directions(_options));
        _options.CancellationToken.ThrowIfCancellationRequested();
        ClassificationScore? accuracy = _hasLabels
            ? ClassificationScore.Of(
                realPixels.Labeled!, generatedPixels.Labeled!, _labels.Count, _options.ClassifierSteps,
                EvaluationSeeds.Classifiers(_options), _options.CancellationToken)
            : null;
        return new ImageMetrics
        {
            Extractor = _extractor.Name,
            RealImages = _real.Count,
            UnreadRealImages = _real.Unread,
            GeneratedImages = _generated.Count,
            FrechetDistance = told.Frechet,
            KernelDistance = kernel.Mean,
            KernelDistanceStandardError = kernel.StandardError,
            Precision = manifolds.Precision,
            Recall = manifolds.Recall,
            Density = manifolds.Density,
            Coverage = manifolds.Coverage,
            SlicedWassersteinDistances = [.. realPixels.Patches.Sides.Zip(sliced, (side, distance) => new SlicedDistance(side, distance))],
            GeneratedSimilarity = generatedPixels.Similarity,
            RealSimilarity = realPixels.Similarity,
            InceptionScore = score?.Mean,
            InceptionScoreDeviation = score?.Deviation,
            RealInceptionScore = realProbabilities is { } ofReal
                ? InceptionScore.OfShuffled(ofReal, EvaluationSeeds.Splits(_options)).Mean : null,
            ClassificationAccuracy = accuracy?.Generated,
            RealClassificationAccuracy = accuracy?.Real,
            NearestDistanceRatio = manifolds.NearestDistanceRatio,
            CopiedShare = manifolds.CopiedShare,
        };
    }

    private FeatureSet ReadFeatures(ImageRows rows, bool withLabels = false, Action<Tensor, ImageBatch>? use = null)
    {
        using var features = new FeatureSet.Builder(_extractor);
        foreach (ImageBatch batch in rows.Read(withLabels))
        {
            Use(batch, images =>
            {
                features.Add(images);
                use?.Invoke(images, batch);
            });
        }
        return features.Build();
    }

    private PixelSummary NewSummary(ImageRows rows, long seed)
    {
        ImageShape shape = rows.Shape;
        return new PixelSummary(rows.Count, shape.Channels, shape.Height, shape.Width, _hasLabels, seed);
    }

    private int[] NumbersOf(ImageBatch batch) => _hasLabels ? _labels.NumbersOf(batch, _options.LabelColumnName!) : [];

    private void RequireEnough(ImageRows rows, string role) => EnoughImages.Require(_extractor, _options, rows.Count, role,
        "Give more images, raise MaximumImages if it is lower, or take an extractor of fewer features.");

    private void Use(ImageBatch batch, Action<Tensor> use)
    {
        ProcessEnd.ThrowIfNear();
        _options.CancellationToken.ThrowIfCancellationRequested();
        using DisposeScope scope = NewDisposeScope();
        use(batch.ToTensor());
    }
}
