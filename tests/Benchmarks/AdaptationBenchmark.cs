using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Metrics.Classifiers;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Benchmarks;

/// <summary>
/// Unsupervised domain adaptation with CoGAN (Liu 2016, section 4): 2,000 digits of MNIST with labels and 1,800 of USPS without, in
/// 28x28. Prints the share of these of USPS that the classifier reads as their label, and that a convolutional network does that learned
/// those of MNIST alone. USPS's digits fill their 16x16 pixels, MNIST's have
/// a frame: as the authors do, who have sought the padding with the least distance of the mean images, they get one of 3 pixels first.
/// </summary>
internal static class AdaptationBenchmark
{
    private const int Labeled = 2000, Unlabeled = 1800, Side = 28, UspsPadding = 3, Labels = 10, ClassifierSteps = 1000;

    public static void Run(BenchmarkArguments arguments)
    {
        string data = Environment.GetEnvironmentVariable("MLNETGAN_DATA") ?? throw new FormatException("Set MLNETGAN_DATA to the folder that holds mnist and usps.");
        int seed = arguments.Number("--seed") ?? 1;
        var ml = new MLContext(seed);
        IDataView mnist = Sample(ml, Path.Combine(data, "mnist"), 0, Labeled, seed);
        IDataView usps = Sample(ml, Path.Combine(data, "usps"), UspsPadding, Unlabeled, seed);
        IDataView unpaired = ml.Gan().Data.Unpaired(mnist, usps, labelColumnName: "Label");
        IDataView training = ml.Transforms.Conversion.MapValueToKey("Label").Fit(unpaired).Transform(unpaired);

        CoGanOptions options = CoGanOptions.Adaptation();
        options.Epochs = arguments.Number("--epochs") ?? 100;
        options.MaximumDuration = arguments.Number("--seconds") is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        options.Seed = seed;
        using CoGanTransformer model = ml.Gan().CoGan(options).Fit(training);

        Print("CoGAN", Right(ml, model, usps));
        using LabeledImages sources = Images(mnist), others = Images(usps);
        using ImageClassifier classifier = ClassifierTraining.Train(sources, [.. Enumerable.Range(0, Labeled)], Labels, ClassifierSteps, seed);
        int[] readings = ClassifierTraining.Read(classifier, others, [.. Enumerable.Range(0, Unlabeled)]);
        Print("MNIST alone", readings.Zip(usps.GetColumn<string>("Label")).Count(pair => $"{pair.First}" == pair.Second));
    }

    private static int Right(MLContext ml, CoGanTransformer model, IDataView usps)
    {
        IDataView targets = ml.Transforms.CopyColumns("Target", "Image").Fit(usps).Transform(usps);
        IDataView classified = model.Classifier!.Transform(targets);
        IDataView read = ml.Transforms.Conversion.MapKeyToValue("PredictedLabel").Fit(classified).Transform(classified);
        return targets.GetColumn<string>("Label").Zip(read.GetColumn<string>("PredictedLabel")).Count(pair => pair.First == pair.Second);
    }

    private static LabeledImages Images(IDataView digits)
    {
        float[][] pixels = [.. digits.GetColumn<float[]>("Image")];
        var images = new LabeledImages(pixels.Length, 1, Side, Side, Side);
        using DisposeScope scope = NewDisposeScope();
        images.Add(tensor([.. pixels.SelectMany(image => image)], [pixels.Length, 1, Side, Side]), [.. digits.GetColumn<string>("Label").Select(int.Parse)]);
        return images;
    }

    private static void Print(string classifier, int right) => Console.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{classifier}: {right / (double)Unlabeled:P1} of {Unlabeled} digits of USPS read as their label"));

    private static IDataView Sample(MLContext ml, string folder, int padding, int count, int seed)
    {
        IDataView all = ml.Gan().Data.LoadIdx(
            Path.Combine(folder, "train-images-idx3-ubyte.gz"), Path.Combine(folder, "train-labels-idx1-ubyte.gz"), padding, Side, Side);
        return ml.Data.Cache(ml.Data.TakeRows(ml.Data.ShuffleRows(all, seed), count));
    }
}
