using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Benchmarks;

/// <summary>
/// Unsupervised domain adaptation with CoGAN (Liu 2016, section 4): 2,000 digits of MNIST with labels and 1,800 of USPS without, in
/// 28x28. Prints the share of these of USPS that the classifier reads as their label. USPS's digits fill their 16x16 pixels, MNIST's have
/// a frame: as the authors do, who have sought the padding with the least distance of the mean images, they get one of 3 pixels first.
/// </summary>
internal static class AdaptationBenchmark
{
    private const int Labeled = 2000, Unlabeled = 1800, Side = 28, UspsPadding = 3;

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

        IDataView targets = ml.Transforms.CopyColumns("Target", "Image").Fit(usps).Transform(usps);
        IDataView classified = model.Classifier!.Transform(targets);
        IDataView read = ml.Transforms.Conversion.MapKeyToValue("PredictedLabel").Fit(classified).Transform(classified);
        int right = targets.GetColumn<string>("Label").Zip(read.GetColumn<string>("PredictedLabel")).Count(pair => pair.First == pair.Second);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"USPS: {right / (double)Unlabeled:P1} of {Unlabeled} digits read as their label"));
    }

    private static IDataView Sample(MLContext ml, string folder, int padding, int count, int seed)
    {
        IDataView all = ml.Gan().Data.LoadIdx(
            Path.Combine(folder, "train-images-idx3-ubyte.gz"), Path.Combine(folder, "train-labels-idx1-ubyte.gz"), padding, Side, Side);
        return ml.Data.Cache(ml.Data.TakeRows(ml.Data.ShuffleRows(all, seed), count));
    }
}
