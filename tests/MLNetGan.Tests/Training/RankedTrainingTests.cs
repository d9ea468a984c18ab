using MLNetGan.Runs;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Training;

[TestClass]
public sealed class RankedTrainingTests
{
    private static TrainingOptions Options(string what)
    {
        DcganOptions dcgan = RankedRun.Dcgan();
        switch (what)
        {
            case "draw":
                return RankedRun.Draw();
            case "penalties":
                // Gradients of gradients through statistics of the whole batch.
                (dcgan.R1Weight, dcgan.R2Weight) = (0.5, 0.25);
                return dcgan;
            case "augmented":
                (dcgan.AugmentColor, dcgan.AugmentTranslation, dcgan.LeCamWeight) = (true, true, 0.1);
                return dcgan;
            default:
                return dcgan;
        }
    }

    [TestMethod]
    [DataRow("dcgan", 2), DataRow("dcgan", 4), DataRow("penalties", 2), DataRow("augmented", 2), DataRow("draw", 2)]
    public void Several_Processes_Do_What_One_Does_With_The_Whole_Batch(string what, int size)
    {
        TrainingOptions together = Options(what);
        together.SynchronizeBatchNormalization = true;
        (Dictionary<string, float[]> expected, TrainingProgress alone) = RankedRun.Train(Options(what), images: 4 * 64);
        (Dictionary<string, float[]> Weights, TrainingProgress Last)[] ranked =
            ThreadRanks.Run(size, ranks => RankedRun.Train(together.Snapshot(), images: 4 * 64, ranks));

        foreach ((string name, float[] values) in expected)
        {
            Assert.IsLessThan(1e-5, RankedRun.Distance(ranked[0].Weights[name], values), name);
            foreach ((Dictionary<string, float[]> weights, _) in ranked)
                CollectionAssert.AreEqual(ranked[0].Weights[name], weights[name], name);
        }
        Assert.AreEqual(4 * 64, ranked[0].Last.Images);
        foreach ((string name, double loss) in alone.Losses)
            Assert.AreEqual(loss, ranked[0].Last.Losses[name], 1e-5 * Math.Abs(loss), name);
    }

    [TestMethod]
    [DataRow(2), DataRow(4)]
    public void All_Have_The_Same_Weights_Bit_By_Bit_When_Each_Normalizes_Its_Part(int size)
    {
        DcganOptions options = RankedRun.Dcgan(batch: 16);
        (options.Optimizer, options.SynchronizeBatchNormalization) = (OptimizerKind.Adam, false);
        Dictionary<string, float[]>[] weights =
            ThreadRanks.Run(size, ranks => RankedRun.Train(options.Snapshot(), images: 50 * 16, ranks).Weights);
        foreach ((string name, float[] values) in weights[0])
        {
            foreach (Dictionary<string, float[]> others in weights)
                CollectionAssert.AreEqual(values, others[name], name);
        }
        string[] statistics = [.. weights[0].Keys.Where(name => name.EndsWith("running_mean", StringComparison.Ordinal))];
        options.SynchronizeBatchNormalization = true;
        Dictionary<string, float[]> together = ThreadRanks.Run(size, ranks => RankedRun.Train(options.Snapshot(), images: 50 * 16, ranks).Weights)[0];
        foreach (string name in statistics)
            Assert.IsGreaterThan(1e-4, RankedRun.Distance(weights[0][name], together[name]), "Statistics of parts are others.");
    }

    [TestMethod]
    [DataRow(1, 2), DataRow(2, 1), DataRow(2, 4)]
    public void A_Run_Goes_On_With_Another_Number_Of_Processes(int first, int second)
    {
        using TemporaryFolder whole = new(), halves = new();
        Dictionary<string, float[]> expected = Train(1, whole.Path, epochs: 2, resume: false);
        Train(first, halves.Path, epochs: 1, resume: false);
        Dictionary<string, float[]> actual = Train(second, halves.Path, epochs: 2, resume: true);

        foreach ((string name, float[] values) in expected)
            Assert.IsLessThan(1e-5, RankedRun.Distance(actual[name], values), name);
        Assert.HasCount(3, File.ReadAllLines(Path.Combine(halves.Path, "losses.csv")), "One process writes a row an epoch, below the names.");
    }

    private static Dictionary<string, float[]> Train(int size, string folder, int epochs, bool resume)
    {
        DcganOptions options = RankedRun.Dcgan(batch: 16);
        (options.Epochs, options.RunFolder, options.Resume) = (epochs, folder, resume);
        return size == 1 ? RankedRun.Train(options, images: 32).Weights
            : ThreadRanks.Run(size, ranks => RankedRun.Train(options.Snapshot(), images: 32, ranks).Weights)[0];
    }

    [TestMethod]
    public void One_That_Is_Cancelled_Stops_All_After_The_Same_Step_And_The_First_One_Saves()
    {
        using var folder = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();
        DcganOptions options = RankedRun.Dcgan(batch: 16);
        options.RunFolder = folder.Path;
        long[] steps = ThreadRanks.Run(2, ranks =>
        {
            TrainingOptions own = options.Snapshot();
            IBatchSource source = new CountedSource(16 * 100_000, new(1, 16, 16));
            if (ranks.Rank == 1)
                (own.CancellationToken, source) = (cancellation.Token, new StoppingSource(source, 9, cancellation));
            return StepsUntilStopped(own, ranks, source: source);
        });
        Assert.IsInRange(1, 50, steps[0], "It is stopped within its first epoch.");
        Assert.AreEqual(steps[0], steps[1]);
        Assert.AreEqual(steps[0], LastStep(folder.Path));
    }

    [TestMethod]
    public void A_First_One_That_Is_Cancelled_While_It_Measures_Stops_All_And_Saves()
    {
        using var folder = new TemporaryFolder();
        DcganOptions options = RankedRun.Dcgan(batch: 16);
        (options.Epochs, options.RunFolder) = (100, folder.Path);
        long[] steps = ThreadRanks.Run(2, ranks => StepsUntilStopped(options.Snapshot(), ranks, new Cancelled(after: 1)));
        CollectionAssert.AreEqual(new long[] { 4, 4 }, steps);
        Assert.AreEqual(4, LastStep(folder.Path));
    }

    private static long StepsUntilStopped(TrainingOptions options, IRankGroup ranks, IMeasure? measure = null, IBatchSource? source = null)
    {
        long done = 0;
        Assert.ThrowsExactly<StoppedTogetherException>(
            () => RankedRun.Train(options, images: 32, ranks, measure, source, tellSteps: steps => done = steps));
        return done;
    }

    private static long LastStep(string folder)
    {
        using DisposeScope scope = NewDisposeScope();
        return new RunFolder(folder).Checkpoints.LoadLast(RankedRun.Dcgan().System, _ => { })!.Manifest.Step;
    }

    [TestMethod]
    public void The_First_One_Measures_And_All_End_After_The_Same_Evaluation()
    {
        DcganOptions options = RankedRun.Dcgan(batch: 16);
        (options.Epochs, options.Patience) = (100, 2);
        (Dictionary<string, float[]> Weights, TrainingProgress Last)[] ranked = ThreadRanks.Run(
            2, ranks => RankedRun.Train(options.Snapshot(), images: 32, ranks, new Rising(ranks.Rank == 0)));
        Assert.AreEqual(3, ranked[0].Last.Epoch);
        Assert.AreEqual(3, ranked[1].Last.Epoch);
        foreach ((string name, float[] values) in ranked[0].Weights)
            CollectionAssert.AreEqual(values, ranked[1].Weights[name], name);
    }

    [TestMethod]
    public void A_Batch_That_Cannot_Be_Shared_Is_Refused_With_The_Fix()
    {
        InvalidOperationException error = Assert.ThrowsExactly<InvalidOperationException>(
            () => ThreadRanks.Run(3, ranks => RankedRun.Train(RankedRun.Dcgan(batch: 16), images: 32, ranks)));
        Assert.Contains("BatchSize is 16, which 3 processes cannot share: expected a multiple of 3, such as 18", error.Message);
        DcganOptions alone = RankedRun.Dcgan(batch: 2);
        alone.SynchronizeBatchNormalization = false;
        error = Assert.ThrowsExactly<InvalidOperationException>(
            () => ThreadRanks.Run(2, ranks => RankedRun.Train(alone.Snapshot(), images: 32, ranks)));
        Assert.Contains("share batches in parts of 1, expected at least 2 where SynchronizeBatchNormalization is false", error.Message);
    }

    [TestMethod]
    public void Data_Of_Less_Than_A_Batch_Is_Cut_To_What_Can_Be_Shared()
    {
        (_, TrainingProgress last) = ThreadRanks.Run(2, ranks => RankedRun.Train(RankedRun.Dcgan(batch: 16), images: 7, ranks))[0];
        Assert.AreEqual(6, last.Images);
    }

    // As an evaluation does whose token is cancelled.
    private sealed class Cancelled(int after) : IMeasure
    {
        private int _count;

        public string Name => "cancelled";

        public bool IsLowerBetter => true;

        public Measurement Measure() => _count++ < after ? new Measurement(1) : throw new OperationCanceledException();
    }

    // Lower is better, and it rises.
    private sealed class Rising(bool isFirst) : IMeasure
    {
        private int _count;

        public string Name => "rising";

        public bool IsLowerBetter => true;

        public Measurement Measure() => isFirst ? new Measurement(++_count) : throw new InvalidOperationException("Only the first one measures.");
    }
}
