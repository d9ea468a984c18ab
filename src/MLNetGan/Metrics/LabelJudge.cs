using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Metrics;

/// <summary>Measures labelled images against real ones with a linear classifier of pixels that knows real images only.</summary>
internal sealed class LabelJudge
{
    private const int FewestImages = 100, FewestTrainingImages = 100, MostTrainingImages = 5000, HeldOutImages = 1000,
        HeldOutOneOf = 5, MostPerLabel = 100;

    // Training reads the images some hundred times: large ones must be fewer.
    private const long MostTrainingPixels = 4_000_000, MostGeneratedPixels = 50_000_000;

    private readonly MLContext _ml = new(seed: 0);
    private readonly ITransformer _classifier;
    private readonly IReadOnlyList<LabeledImage> _real;
    private readonly int _labels;
    private readonly double _accuracy;

    /// <summary>Trains the judge.</summary>
    /// <param name="real">Real images in random order, as many as <see cref="SampleSize"/> says if there are so many.</param>
    /// <param name="labels">The number of labels.</param>
    /// <exception cref="InvalidOperationException">The images are too few, or of one label.</exception>
    public LabelJudge(IReadOnlyList<LabeledImage> real, int labels)
    {
        (_real, _labels) = (real, labels);
        if (real.Count < FewestImages)
            throw new InvalidOperationException($"it takes {FewestImages} real images to judge by, and there are {real.Count}");
        LabeledImage[] heldOut = [.. real.Take(HeldOut(real.Count, real[0].Pixels.Length))],
            known = [.. real.Skip(heldOut.Length)];
        if (known.DistinctBy(image => image.Label).Take(2).Count() < 2)
            throw new InvalidOperationException("all real images have one label");
        _classifier = _ml.MulticlassClassification.Trainers
            .LbfgsMaximumEntropy("Label", "Pixels", optimizationTolerance: 1e-4f)
            .Fit(_ml.Data.Cache(View(known)));
        _accuracy = Accuracy(heldOut);
    }

    /// <summary>How many real images are wanted.</summary>
    /// <param name="pixels">Values of an image.</param>
    public static int SampleSize(int pixels) => TrainingSize(pixels) + HeldOutImages;

    /// <summary>How many of the real images the judge is tested on: a fifth, and those that it need not learn.</summary>
    /// <param name="count">All real images.</param>
    /// <param name="pixels">Values of an image.</param>
    public static int HeldOut(int count, int pixels) =>
        Math.Min(HeldOutImages, Math.Max(count / HeldOutOneOf, count - TrainingSize(pixels)));

    /// <summary>How many generated images of each label are wanted.</summary>
    /// <param name="pixels">Values of an image.</param>
    /// <param name="labels">The number of labels.</param>
    public static int GeneratedPerLabel(int pixels, int labels) =>
        (int)Math.Clamp(MostGeneratedPixels / ((long)pixels * labels), 2, MostPerLabel);

    /// <summary>Measures generated images.</summary>
    /// <param name="generated">As many of each label.</param>
    /// <exception cref="InvalidOperationException">A pixel is not a number.</exception>
    public LabelMetrics Measure(IReadOnlyList<LabeledImage> generated)
    {
        if (generated.Any(image => image.Pixels.Any(pixel => !float.IsFinite(pixel))))
            throw new InvalidOperationException("generated images have pixels that are not numbers");
        (uint Label, double Diversity)[] diversities = [.. Diversities(generated)];
        var metrics = new LabelMetrics(
            Accuracy(generated), _accuracy, diversities.Length > 0 ? diversities.Average(label => label.Diversity) : null,
            generated.Count / _labels);
        return diversities is [] ? metrics : metrics with
        {
            LeastDiversity = diversities.Min(label => label.Diversity),
            LeastDiverseLabel = diversities.MinBy(label => label.Diversity).Label,
        };
    }

    private static int TrainingSize(int pixels) =>
        (int)Math.Clamp(MostTrainingPixels / pixels, FewestTrainingImages, MostTrainingImages);

    private double Accuracy(IReadOnlyList<LabeledImage> images) =>
        _ml.MulticlassClassification.Evaluate(_classifier.Transform(View(images))).MicroAccuracy;

    private IEnumerable<(uint Label, double Diversity)> Diversities(IReadOnlyList<LabeledImage> generated)
    {
        Dictionary<uint, List<float[]>> real = ByLabel(_real);
        return ByLabel(generated)
            .Where(images => real.TryGetValue(images.Key, out List<float[]>? same) && same.Count > 1)
            .Select(images => (images.Key, Diversity: MeanDistance(images.Value) / MeanDistance(real[images.Key])))
            .Where(label => double.IsFinite(label.Diversity));
    }

    private IDataView View(IReadOnlyList<LabeledImage> images)
    {
        // ML.NET counts keys of objects from 0.
        var columns = SchemaDefinition.Create(typeof(Row));
        columns["Label"].ColumnType = new KeyDataViewType(typeof(uint), (ulong)_labels);
        columns["Pixels"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, images[0].Pixels.Length);
        return _ml.Data.LoadFromEnumerable(images.Select(image => new Row { Label = image.Label - 1, Pixels = image.Pixels }), columns);
    }

    private static Dictionary<uint, List<float[]>> ByLabel(IEnumerable<LabeledImage> images) => images
        .GroupBy(image => image.Label)
        .ToDictionary(label => label.Key, label => label.Take(MostPerLabel).Select(image => image.Pixels).ToList());

    private static double MeanDistance(List<float[]> images)
    {
        double sum = 0;
        for (int i = 0; i < images.Count; i++)
        {
            for (int j = 0; j < i; j++)
                sum += Distance(images[i], images[j]);
        }
        return sum / (images.Count * (images.Count - 1) / 2.0);
    }

    private static double Distance(float[] first, float[] second)
    {
        double sum = 0;
        for (int i = 0; i < first.Length; i++)
        {
            float difference = first[i] - second[i];
            sum += difference * difference;
        }
        return Math.Sqrt(sum);
    }

    private sealed class Row
    {
        public uint Label { get; set; }

        public float[] Pixels { get; set; } = [];
    }
}
