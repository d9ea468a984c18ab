using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Cli.Runs;

/// <summary>Measures labelled images against real ones with a linear classifier of pixels that knows real images only.</summary>
internal static class LabelJudge
{
    private const int GeneratedPerLabel = 100, FewestImages = 100, MostTrainingImages = 5000, HeldOutImages = 1000;

    // Training reads the images some hundred times: large ones must be fewer.
    private const long MostTrainingPixels = 4_000_000;

    /// <summary>Trains the judge and measures.</summary>
    /// <param name="ml">The context.</param>
    /// <param name="real">Real images; their labels are keys.</param>
    /// <param name="generator">The generator, trained on the same keys.</param>
    /// <returns>The metrics; null where there are too few real images to judge by.</returns>
    public static LabelMetrics? Measure(MLContext ml, IDataView real, LabeledGeneratorTransformer generator)
    {
        if (ml.Data.TakeRows(real, FewestImages).GetColumn<uint>("Label").Count() < FewestImages)
            return null;
        int pixels = ((VectorDataViewType)real.Schema["Image"].Type).Size;
        long training = Math.Clamp(MostTrainingPixels / pixels, 100, MostTrainingImages);
        IDataView sample = ml.Data.TakeRows(ml.Data.ShuffleRows(real, seed: 0), training + HeldOutImages);
        DataOperationsCatalog.TrainTestData split = ml.Data.TrainTestSplit(sample, HeldOutImages / (double)(training + HeldOutImages), seed: 0);
        ITransformer judge = ml.MulticlassClassification.Trainers
            .LbfgsMaximumEntropy("Label", "Image", optimizationTolerance: 1e-4f)
            .Fit(ml.Data.Cache(split.TrainSet));

        IDataView generated = ml.Data.Cache(generator.GeneratePerLabel(GeneratedPerLabel));
        return new LabelMetrics(
            ml.MulticlassClassification.Evaluate(judge.Transform(generated)).MicroAccuracy,
            ml.MulticlassClassification.Evaluate(judge.Transform(split.TestSet)).MicroAccuracy,
            Diversity(ByLabel(generated), ByLabel(sample)),
            GeneratedPerLabel);
    }

    private static Dictionary<uint, List<float[]>> ByLabel(IDataView view)
    {
        var images = new Dictionary<uint, List<float[]>>();
        foreach ((uint label, float[] image) in view.GetColumn<uint>("Label").Zip(view.GetColumn<float[]>("Image")))
        {
            if (!images.TryGetValue(label, out List<float[]>? list))
                images[label] = list = [];
            if (list.Count < GeneratedPerLabel)
                list.Add(image);
        }
        return images;
    }

    private static double Diversity(Dictionary<uint, List<float[]>> generated, Dictionary<uint, List<float[]>> real) => generated.Keys
        .Where(label => real.TryGetValue(label, out List<float[]>? images) && images.Count > 1)
        .Select(label => MeanDistance(generated[label]) / MeanDistance(real[label]))
        .Where(double.IsFinite)
        .DefaultIfEmpty(0)
        .Average();

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
}
