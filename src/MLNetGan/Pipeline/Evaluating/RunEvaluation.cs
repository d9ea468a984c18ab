using System.IO.Hashing;
using System.Text.Json;
using MLNetGan.Imaging;
using MLNetGan.Metrics;
using MLNetGan.Metrics.Classifiers;
using MLNetGan.Metrics.Distances;
using MLNetGan.Networks;
using MLNetGan.Pipeline.Fitting;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Pipeline.Evaluating;

/// <summary>Measures images that a run makes against real ones, of which all is computed once that does not depend on the run.</summary>
internal sealed class RunEvaluation : IMeasure, IDisposable
{
    private const float HalfRange = 127.5f;

    private readonly TrainingInput _input;
    private readonly IComparedImages _images;
    private readonly IMeasure? _own;
    private readonly ImageMetric _metric;
    private readonly ImageEvaluationOptions _settings;
    private RealFeatures? _realFeatures;
    private KeptPixels? _realPixels;

    /// <param name="input">What is trained, and the extractor of features.</param>
    /// <param name="images">What is compared.</param>
    /// <param name="own">The system's own measure, which is told beside; null for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The metric is not to be had of these images with this extractor.</exception>
    /// <exception cref="InvalidDataException">There are too few images.</exception>
    public RunEvaluation(TrainingInput input, IComparedImages images, IMeasure? own)
    {
        (_input, _images, _own, _metric) = (input, images, own, input.Options.BestBy!.Value);
        _settings = new ImageEvaluationOptions { CancellationToken = input.Options.CancellationToken };
        if (_metric == ImageMetric.ClassificationAccuracy && images.LabelCount == 0)
            throw Refusal($"{input.Options.System}, which makes images without labels",
                "Choose another metric, or train a system that makes images of labels.");
        if (_metric == ImageMetric.InceptionScore && input.Extractor is { Classifies: false } extractor)
            throw Refusal($"the extractor {extractor.Name}, which does not classify",
                "Choose another metric, or set EvaluationExtractor to a classifier.");
        if (_metric == ImageMetric.SlicedWassersteinDistance && Math.Min(images.Image[1], images.Image[2]) < PatchSample.Side)
            throw Refusal($"images of {images.Image}", $"Choose another metric, or images of {PatchSample.Side} pixels and more.");
        RequireEnough(images.RealCount, "real");
        RequireEnough(images.MadeCount, "generated");
    }

    public string Name => NameOf(_metric);

    public bool IsLowerBetter =>
        _metric is ImageMetric.FrechetDistance or ImageMetric.KernelDistance or ImageMetric.SlicedWassersteinDistance;

    /// <summary>Whether a metric compares features.</summary>
    public static bool ComparesFeatures(ImageMetric metric) =>
        metric is not (ImageMetric.SlicedWassersteinDistance or ImageMetric.ClassificationAccuracy);

    /// <summary>Reads the real images, before the first evaluation.</summary>
    /// <param name="folder">A folder to keep their features in; null to keep nothing.</param>
    /// <exception cref="InvalidDataException">There are too few different images.</exception>
    public void ReadReal(string? folder)
    {
        using IDisposable noGrad = no_grad();
        _realPixels = NewPixels(_images.RealCount, EvaluationSeeds.RealPatches(_settings));
        var hash = new XxHash128();
        int count = 0;
        ForEach(_images.Real(), (images, labels) =>
        {
            hash.Append(images.bytes);
            count += (int)images.shape[0];
            _realPixels.Add(images, labels);
        });
        RequireEnough(count, "different real");
        if (_input.Extractor is not { } extractor)
            return;
        RequireEnough(_images.CountMade(), "different input");
        if (folder is not null)
            Disk.CreateFolder(folder);
        string print = Convert.ToHexString(hash.GetCurrentHash());
        _realFeatures = new RealFeatures(
            FeatureCache.Get(folder, print, count, extractor, () => Features(extractor, _images.Real())), _settings);
    }

    public Measurement Measure()
    {
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        // Some networks drop values out after training, too: the same ones at every evaluation.
        _input.System.SeedDropout(0);
        using KeptPixels pixels = NewPixels(_images.MadeCount, EvaluationSeeds.GeneratedPatches(_settings));
        List<(string Name, double Value)> figures = [];
        if (_realFeatures is { } real)
        {
            using FeatureSet made = Features(_input.Extractor!, _images.Made(), pixels.Add);
            figures.AddRange(FiguresOf(FeatureMetrics.Of(real, made, _settings)));
        }
        else
        {
            ForEach(_images.Made(), pixels.Add);
        }
        if (pixels.Patches is { } patches)
            Add(ImageMetric.SlicedWassersteinDistance,
                SlicedWasserstein.Between(_realPixels!.Patches!, patches, EvaluationSeeds.Directions(_settings)).Average());
        if (pixels.Labeled is { } labeled)
            Add(ImageMetric.ClassificationAccuracy, ClassificationScore.OfGenerated(
                _realPixels!.Labeled!, labeled, _images.LabelCount, _settings.ClassifierSteps, EvaluationSeeds.Classifiers(_settings),
                _settings.CancellationToken));
        if (_own is not null)
            figures.Add((_own.Name, _own.Measure().Value));
        return new Measurement(ValueOf(Name)!.Value)
        {
            Figures = [.. figures.Where(figure => figure.Name != Name)],
            Recall = ValueOf(NameOf(ImageMetric.Recall)),
        };

        void Add(ImageMetric metric, double value) => figures.Add((NameOf(metric), value));

        double? ValueOf(string name) =>
            figures.Where(figure => figure.Name == name).Select(figure => (double?)figure.Value).FirstOrDefault();
    }

    public void Dispose()
    {
        _realFeatures?.Dispose();
        _realPixels?.Dispose();
    }

    private static string NameOf(ImageMetric metric) => JsonNamingPolicy.SnakeCaseLower.ConvertName($"{metric}");

    private static IEnumerable<(string Name, double Value)> FiguresOf(FeatureMetrics told)
    {
        yield return (NameOf(ImageMetric.FrechetDistance), told.Frechet);
        yield return (NameOf(ImageMetric.KernelDistance), told.Kernel.Mean);
        yield return (NameOf(ImageMetric.Precision), told.Manifolds.Precision);
        yield return (NameOf(ImageMetric.Recall), told.Manifolds.Recall);
        yield return (NameOf(ImageMetric.Density), told.Manifolds.Density);
        yield return (NameOf(ImageMetric.Coverage), told.Manifolds.Coverage);
        if (told.Score is { } score)
            yield return (NameOf(ImageMetric.InceptionScore), score.Mean);
    }

    private FeatureSet Features(ImageFeatureExtractor extractor, IEnumerable<(Tensor, Tensor?)> images, Action<Tensor, Tensor?>? use = null)
    {
        using var features = new FeatureSet.Builder(extractor);
        ForEach(images, (batch, labels) =>
        {
            features.Add(batch);
            use?.Invoke(batch, labels);
        });
        return features.Build();
    }

    // In values from 0 to 255, as extractors want them.
    private void ForEach(IEnumerable<(Tensor, Tensor?)> batches, Action<Tensor, Tensor?> use)
    {
        foreach ((Tensor images, Tensor? labels) in batches)
        {
            ProcessEnd.ThrowIfNear();
            _settings.CancellationToken.ThrowIfCancellationRequested();
            using DisposeScope scope = NewDisposeScope();
            use(images.Plus(1).Times(HalfRange).contiguous(), labels);
        }
    }

    private KeptPixels NewPixels(int count, long seed) => new(
        count, new ImageShape((int)_images.Image[0], (int)_images.Image[1], (int)_images.Image[2]),
        _metric == ImageMetric.SlicedWassersteinDistance ? seed : null, _metric == ImageMetric.ClassificationAccuracy);

    private void RequireEnough(int count, string kind)
    {
        if (_input.Extractor is { } extractor)
            EnoughImages.Require(extractor, _settings, count, kind, "Train on more images, give more held-out ones, " +
                "raise EvaluationImages if it is lower, or take an extractor of fewer features.");
    }

    private ArgumentOutOfRangeException Refusal(string fault, string advice) =>
        new(nameof(TrainingOptions.BestBy), _metric, $"BestBy is {_metric}, which is not to be had of {fault}. {advice}");
}
