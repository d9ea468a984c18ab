using MLNetGan.Networks;
using MLNetGan.Objectives;
using MLNetGan.Runs;
using MLNetGan.Systems;
using MLNetGan.Systems.AcGan;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Training;

[TestClass]
public sealed class TrainingWatchTests
{
    private static readonly Shape s_image = new(1, 8, 8);

    [TestMethod]
    public void A_Discriminator_That_Learns_Far_Faster_Than_The_Generator_Is_Told_Once()
    {
        DcganOptions options = Options(steps: 900);
        (options.GeneratorLearningRate, options.DiscriminatorLearningRate) = (1e-9, 5e-3);
        TrainingProgress[] reports = Train(options, new ConvolutionalSystem(options, s_image));
        TrainingWarning warning = reports.SelectMany(r => r.Warnings).Single(w => w.Kind == TrainingWarningKind.DiscriminatorLossAtZero);
        StringAssert.Contains(warning.Message, "the discriminator's adversarial loss has stayed near zero for 600 steps");
        StringAssert.Contains(warning.Message, "restart with another TrainingOptions.Seed, or lower DiscriminatorLearningRate");
    }

    [TestMethod]
    public void A_Generator_That_Gives_One_Image_Is_Told_Once_After_The_Warm_Up()
    {
        DcganOptions options = Options(steps: 1200);
        TrainingProgress[] reports = Train(options, new OneImage(options));
        TrainingProgress told = reports.Single(r => r.Warnings.Any(w => w.Kind == TrainingWarningKind.SamplesCollapsed));
        Assert.IsGreaterThanOrEqualTo(1200, told.Step);
        StringAssert.StartsWith(told.Warnings[^1].Message, "Step 1200: generated images have been nearly alike for 600 steps");
        StringAssert.Contains(told.Warnings[^1].Message, "The generator has collapsed");
        Assert.IsLessThan(0.01, reports[^1].Scalars["fake_diversity"]);
        Assert.IsGreaterThan(0.3, reports[^1].Scalars["real_diversity"]);
    }

    [TestMethod]
    [DataRow(16)]
    [DataRow(2)]
    public void A_Healthy_Run_Is_Told_Nothing(int batchSize)
    {
        DcganOptions options = Options(steps: 1200);
        options.BatchSize = batchSize;
        TrainingProgress[] reports = Train(options, new ConvolutionalSystem(options, s_image));
        Assert.IsEmpty(reports.SelectMany(r => r.Warnings), string.Join('\n', reports.SelectMany(r => r.Warnings)));
        Assert.AreEqual(1200, reports[^1].Step);
    }

    [TestMethod]
    [DataRow(AdversarialLoss.NonSaturating, 0.019, true)]
    [DataRow(AdversarialLoss.NonSaturating, 0.021, false)]
    [DataRow(AdversarialLoss.LeastSquares, 0, true)]
    [DataRow(AdversarialLoss.Hinge, 0, true)]
    [DataRow(AdversarialLoss.Wasserstein, 0, false)]
    [DataRow(AdversarialLoss.Wasserstein, -30, false)]
    public void A_Loss_Near_Zero_Says_Something_Of_A_Discriminator_But_Not_Of_A_Critic(AdversarialLoss loss, double value, bool isTold)
    {
        using var run = new WatchedRun(new DcganOptions { AdversarialLoss = loss });
        CollectionAssert.AreEqual(isTold ? [TrainingWarningKind.DiscriminatorLossAtZero] : Array.Empty<TrainingWarningKind>(), run.Told(value, 1000));
    }

    [TestMethod]
    [DataRow(0.3, 0.08, 1, 1200, true)]
    [DataRow(0.3, 0.08, 1, 1199, false)]
    [DataRow(0.3, 0.08, 5, 6000, true)]
    [DataRow(0.3, 0.08, 5, 5999, false)]
    [DataRow(0.3, 0.1, 1, 2000, false)]
    [DataRow(0.0, 0.0, 1, 2000, false, DisplayName = "one image a batch, or one in all")]
    public void Little_Diversity_Is_Told_After_Steps_Of_The_Generator(double real, double fake, int discriminatorSteps, int steps, bool isTold)
    {
        using var run = new WatchedRun(new DcganOptions { DiscriminatorSteps = discriminatorSteps });
        CollectionAssert.AreEqual(isTold ? [TrainingWarningKind.SamplesCollapsed] : Array.Empty<TrainingWarningKind>(), run.Told(1, steps, real, fake));
    }

    [TestMethod]
    public void What_Ceased_And_Comes_Back_Is_Told_Again_And_What_Lasts_Over_A_Resume_Too()
    {
        var options = new DcganOptions();
        using WatchedRun run = new(options), resumed = new(options);
        Assert.IsEmpty(run.Told(0.001, 599));
        Assert.HasCount(1, run.Told(0.001, 1));
        Assert.IsEmpty(run.Told(0.001, 1000));
        Assert.IsEmpty(run.Told(1.5, 200));
        Assert.IsEmpty(run.Told(0.001, 400));
        Assert.HasCount(1, run.Told(0.001, 200));
        Assert.IsEmpty(run.Told(0.001, 100));
        resumed.Resume(run);
        Assert.IsEmpty(resumed.Told(0.001, 99));
        Assert.HasCount(1, resumed.Told(0.001, 1));
    }

    [TestMethod]
    public void A_Checkpoint_Of_When_Less_Was_Watched_Goes_On_And_Counts_Anew()
    {
        using var run = new WatchedRun(new DcganOptions());
        Assert.IsEmpty(run.Told(0.001, 599));
        using var statistics = new MoveStatistics("discriminator", CPU);
        var later = new TrainingWatch(
            [GameWatch.SamplesOfLabels("discriminator", 1)], 1, new Dictionary<string, MoveStatistics> { ["discriminator"] = statistics });
        run.Restore(later);
        Assert.AreEqual(0, later.Tensors().Last().Value.data<long>().Single());
    }

    [TestMethod]
    public void Diversity_Is_The_Standard_Deviation_Over_The_Batch()
    {
        using DisposeScope scope = NewDisposeScope();
        // Pixels 0 and 2, 0 and 1: deviations 1 and 0.5.
        Tensor real = tensor(new float[] { 0, 0, 2, 1 }, [2, 1, 1, 2]), fake = tensor(new float[] { 0.5f, -1, 0.5f, -1 }, [2, 1, 1, 2]);
        Dictionary<string, Tensor> diversity = BatchDiversity.Of(real, fake).ToDictionary(scalar => scalar.Name, scalar => scalar.Value);
        Assert.AreEqual(0.75, diversity["real_diversity"].ToDouble(), 1e-6);
        Assert.AreEqual(0.75, BatchDiversity.OnDevice(real).ToDouble(), 1e-6, "as on a GPU");
        Assert.AreEqual(0, diversity["fake_diversity"].ToDouble(), 1e-3);
    }

    [TestMethod]
    public void Diversity_Of_Labels_Is_The_Deviation_From_Their_Means_Pooled()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor labels = tensor(new long[] { 1, 0, 1, 0 });
        // Of label 0 pixels 4 and 6, of label 1 two alike: squares of 2, by four images less two means.
        Tensor real = tensor(new float[] { -5, 4, -5, 6 }, [4, 1, 1, 1]), fake = tensor(new float[] { 3, -3, 3, -3 }, [4, 1, 1, 1]);
        Dictionary<string, double> diversity = BatchDiversity.OfLabels(real, labels, fake, labels, 3).ToDictionary(scalar => scalar.Name, scalar => scalar.Value.ToDouble());
        Assert.AreEqual(1, diversity["real_diversity_of_label"], 1e-6);
        Assert.AreEqual(0, diversity["fake_diversity_of_label"], 1e-6);
        Tensor single = tensor(new long[] { 0, 1, 2, 3 });
        Assert.AreEqual(0, BatchDiversity.OfLabels(real, single, fake, single, 4).First().Value.ToDouble(), 1e-6, "each image has a label of its own");
    }

    [TestMethod]
    public void Labels_That_Differ_While_Images_Of_Each_Are_Alike_Are_Told()
    {
        var options = new AcGanOptions { LatentSize = 4, GeneratorChannels = 4, DiscriminatorChannels = 2, BatchSize = 8, Epochs = 4 };
        WatchedCondition watched = new AcGanSystem(options, new Shape(1, 28, 28), 3).Watched.Single(condition => condition.Kind == TrainingWarningKind.SamplesOfLabelsCollapsed);
        Assert.IsTrue(watched.Holds(Means(0.5, 0.5, 0.3, 0.05), 601));
        Assert.IsFalse(watched.Holds(Means(0.5, 0.5, 0.3, 0.05), 600), "in the warm-up");
        Assert.IsFalse(watched.Holds(Means(0.5, 0.5, 0.3, 0.2), 601));
        Assert.IsFalse(watched.Holds(Means(0.5, 0.1, 0.3, 0.05), 601), "all images are alike, which has a warning of its own");

        static Dictionary<string, double> Means(double real, double fake, double realOfLabel, double fakeOfLabel) => new()
        {
            ["real_diversity"] = real,
            ["fake_diversity"] = fake,
            ["real_diversity_of_label"] = realOfLabel,
            ["fake_diversity_of_label"] = fakeOfLabel,
        };
    }

    /// <summary>The watch of a run whose losses are given.</summary>
    private sealed class WatchedRun : IDisposable
    {
        private readonly ConvolutionalSystem _system;
        private readonly MoveStatistics _statistics = new("discriminator", CPU);
        private readonly TrainingWatch _watch;
        private readonly Dictionary<string, string[]> _names = [];
        private int _steps;

        public WatchedRun(DcganOptions options)
        {
            options.BaseChannels = 2;
            _system = new ConvolutionalSystem(options, s_image);
            _watch = new TrainingWatch(_system.Watched, options.DiscriminatorSteps, new Dictionary<string, MoveStatistics> { ["discriminator"] = _statistics });
        }

        public TrainingWarningKind[] Told(double loss, int steps, double real = 0, double fake = 0)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor Value(double value) => tensor((float)value);
            var terms = new LossTerms(new LossTerm("adversarial", Value(loss))) { Scalars = [("real_diversity", Value(real)), ("fake_diversity", Value(fake))] };
            string[] names = _names["discriminator"] = EpochStatistics.NamesOf(_system.Moves[0], terms);
            Tensor[] values = EpochStatistics.ValuesOf(terms, Value(loss));
            for (int i = 0; i < steps; i++)
            {
                _statistics.Add(names, values);
                _watch.Judge(++_steps);
            }
            return [.. _watch.TakeNews().Select(warning => warning.Kind)];
        }

        public void Resume(WatchedRun run)
        {
            run.Restore(_watch);
            _statistics.Restore(run.Saved());
            _steps = run._steps;
        }

        public void Restore(TrainingWatch watch) => watch.Restore(Saved());

        public void Dispose()
        {
            _statistics.Dispose();
            _system.Dispose();
        }

        private LoadedCheckpoint Saved()
        {
            var manifest = new CheckpointManifest("dcgan", 0, 0, 0, 0, 0, _names, null);
            return new LoadedCheckpoint("step-0", manifest, _statistics.Tensors().Concat(_watch.Tensors()).ToDictionary(t => t.Name, t => t.Value));
        }
    }

    private static DcganOptions Options(int steps) => new()
    {
        LatentSize = 4,
        BaseChannels = 4,
        BatchSize = 8,
        Epochs = steps / 100,
        Schedule = LearningRateSchedule.Constant,
        GeneratorLearningRate = 1e-3,
        DiscriminatorLearningRate = 1e-3,
    };

    private static TrainingProgress[] Train(DcganOptions options, TrainingSystem system)
    {
        var log = new ProgressLog();
        options.Progress = log;
        using (system)
        using (var trainer = new Trainer(system, options, new Blobs(100), CPU, []))
            trainer.Run();
        return [.. log.Reports];
    }

    /// <summary>A generator without an ear for its noise.</summary>
    private sealed class OneImage(DcganOptions options) : LatentSystem(
        options, () => new ConvolutionalGenerator(s_image, options.LatentSize, options.BaseChannels), () => new ConvolutionalDiscriminator(s_image, options.BaseChannels, 0, normalizes: true))
    {
        protected override Generated Generate(Batch real, StepNoise noise) => new(Generator.Network.Forward(ones(real.Count, options.LatentSize))[0]);
    }

    /// <summary>Soft spots at places that vary.</summary>
    private sealed class Blobs(int batches) : IBatchSource
    {
        public BatchFormat Format { get; } = BatchFormat.Of(s_image);

        public long? ImageCount => null;

        public IBatchReader Open(long order) => new Reader(batches, order);

        private sealed class Reader(int batches, long order) : IBatchReader
        {
            private readonly Random _random = new((int)order);
            private int _left = batches;

            public void Fill(HostBatch batch)
            {
                batch.Count = _left-- > 0 ? batch.Capacity : 0;
                for (int i = 0; i < batch.Count; i++)
                {
                    (double y, double x) = (_random.NextDouble() * 7, _random.NextDouble() * 7);
                    Span<float> pixels = batch.Pixels(BatchSlot.Image)[i];
                    for (int p = 0; p < pixels.Length; p++)
                        pixels[p] = (float)(2 * Math.Exp((-Math.Pow(p / 8 - y, 2) - Math.Pow(p % 8 - x, 2)) / 8) - 1);
                }
            }

            public void Skip(long images)
            {
            }

            public void Dispose()
            {
            }
        }
    }
}
