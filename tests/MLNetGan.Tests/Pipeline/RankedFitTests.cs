using System.Security.Cryptography;
using Microsoft.ML;
using MLNetGan.Tests.Metrics.Extractors;
using MLNetGan.Tests.Training;
using MLNetGan.Training;

namespace MLNetGan.Tests.Pipeline;

/// <summary>What processes that train together do before their first step.</summary>
[TestClass]
public sealed class RankedFitTests
{
    [TestMethod]
    public void A_Start_That_One_Process_Refuses_Leaves_The_Run_As_It_Was()
    {
        using var folder = new TemporaryFolder();
        Spots.Train(Spots.Options(folder.Path)).Dispose();
        Dictionary<string, string> before = Files(folder.Path);
        RefusedByOne(rank =>
        {
            DcganOptions options = Spots.Options(folder.Path, epochs: 2 + rank);
            options.Resume = true;
            return options;
        });
        CollectionAssert.AreEquivalent(before, Files(folder.Path));
    }

    [TestMethod]
    public void A_Start_That_One_Process_Refuses_Leaves_No_Folder()
    {
        using TemporaryFolder folder = new(), network = new();
        using ImageFeatureExtractor extractor = Tiny.ML.Gan().Evaluate.Onnx(network.Write(OnnxFiles.MeanOfSeven(), "mean.onnx"));
        string run = folder.File("run");
        RefusedByOne(rank =>
        {
            DcganOptions options = Spots.Options(run, epochs: 2 + rank);
            (options.BestBy, options.EvaluationExtractor, options.EvaluationImages) = (ImageMetric.Coverage, extractor, 8);
            return options;
        });
        Assert.IsFalse(Directory.Exists(run));
    }

    [TestMethod]
    public void One_That_Is_Cancelled_While_It_Prepares_Stops_All()
    {
        int[] stopped = ThreadRanks.Run(2, ranks =>
        {
            using var cancellation = new CancellationTokenSource();
            var ml = new MLContext(seed: 1);
            int preparations = 0;
            ml.Log += (_, told) =>
            {
                if (!told.Message.Contains("Preparing the lower resolutions"))
                    return;
                preparations++;
                cancellation.Cancel();
            };
            ProGanOptions options = new()
            {
                LatentSize = 4,
                BaseChannels = 16,
                MaximumChannels = 8,
                BatchSize = 12,
                FadeKimg = 0.024,
                StabilizationKimg = 0.024,
                CancellationToken = cancellation.Token,
            };
            Assert.ThrowsExactly<StoppedTogetherException>(
                () => ml.Gan().ProGan(options).TrainTogether(ml.Gan().Data.DrawnDigits(60), ranks));
            return preparations;
        });
        CollectionAssert.AreEqual(new[] { 1, 0 }, stopped, "The first one tells that it prepares.");
    }

    [TestMethod]
    public void A_Process_With_Another_Number_Of_Images_Is_Refused() => RefusedByOne(
        _ => Spots.Options(null), rank => Spots.Data(8 + rank), "it has 9 images, other than process 0. Give all the same data.");

    private static void RefusedByOne(Func<int, DcganOptions> options) =>
        RefusedByOne(options, _ => Spots.Data(), "its options are others than those of process 0");

    private static void RefusedByOne(Func<int, DcganOptions> options, Func<int, IDataView> data, string reason)
    {
        string[] told = ThreadRanks.Run(2, ranks => Assert.Throws<InvalidOperationException>(
            () => new MLContext(seed: 1).Gan().Dcgan(options(ranks.Rank)).TrainTogether(data(ranks.Rank), ranks)).Message);
        foreach (string message in told)
            Assert.Contains($"Process 1 of 2 could not start, and none has: {reason}", message);
    }

    private static Dictionary<string, string> Files(string folder) => Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
        .Where(file => !Path.GetFileName(file).StartsWith(".lock", StringComparison.Ordinal))
        .ToDictionary(file => file, file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));
}
