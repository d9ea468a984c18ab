using System.Text.Json;
using MLNetGan.Networks;
using MLNetGan.Runs;
using MLNetGan.Systems.ProGan;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Training;

/// <summary>Runs of networks that grow.</summary>
[TestClass]
public sealed class GrowingRunTests
{
    private const int LastLevel = 2;
    private static readonly Shape s_image = new(1, 16, 16);

    // 4x4: 12 images; 8x8: 120 faded in, 12 more; 16x16 in batches of 3: 12 and 12.
    private static ProGanOptions Options(string? folder = null) => new()
    {
        LatentSize = 6,
        BaseChannels = 16,
        MaximumChannels = 4,
        BatchSize = WaveSource.BatchSize,
        FadeKimg = 0.012,
        StabilizationKimg = 0.012,
        Stages = [new(8) { FadeFactor = 10 }, new(16) { BatchSize = 3, LearningRateFactor = 2 }],
        AverageDecay = 0.9,
        Mirror = true,
        Seed = 3,
        RunFolder = folder,
    };

    [TestMethod]
    public void Phases_Follow_Each_Other_And_Are_Told()
    {
        using var folder = new TemporaryFolder();
        var log = new ProgressLog();
        ProGanOptions options = Options(folder.Path);
        options.Progress = log;
        Train(options);
        TrainingProgress[] ends = [.. log.Reports.Where(report => report.IsEndOfEpoch)];
        TrainingProgress[] last = [.. ends.GroupBy(end => end.Phase!.Number).Select(phase => phase.Last())];
        CollectionAssert.AreEqual(new double[] { 4, 8, 8, 16, 16 }, last.Select(end => end.Scalars["resolution"]).ToArray());
        CollectionAssert.AreEqual(new long[] { 12, 132, 144, 156, 168 }, last.Select(end => end.Images).ToArray());
        CollectionAssert.AreEqual(Enumerable.Range(1, 5).Select(number => new PhaseProgress(number, 5, 168)).ToArray(), last.Select(end => end.Phase).ToArray());
        Assert.IsTrue(last.All(end => end.Scalars["alpha"] == 1));
        double[] fade = [.. ends.Where(end => end.Phase!.Number == 2).Select(end => end.Scalars["alpha"])];
        // The source has 24 images, five passes of which make up the fade.
        Assert.AreEqual(5, fade.Length);
        for (int i = 0; i < fade.Length; i++)
            Assert.AreEqual(0.2 * (i + 1), fade[i], 1e-9);
        Assert.AreEqual(12 / 6 + 120 / 6 + 12 / 6 + 12 / 3 + 12 / 3, log.Reports[^1].Step);
        Assert.AreEqual(TimeSpan.Zero, log.Reports[^1].Remaining);
        Assert.IsNull(log.Reports[^1].Epochs);

        string[] rows = File.ReadAllLines(folder.File("losses.csv"));
        string[] columns = rows[0].Split(',');
        string Cell(string row, string column) => row.Split(',')[Array.IndexOf(columns, column)];
        Assert.AreEqual("4 1 12", string.Join(' ', new[] { "resolution", "alpha", "images" }.Select(column => Cell(rows[1], column))));
        Assert.AreEqual("16 1 168", string.Join(' ', new[] { "resolution", "alpha", "images" }.Select(column => Cell(rows[^1], column))));
        CollectionAssert.IsSubsetOf(new[] { "discriminator_gradient_penalty", "discriminator_drift", "wasserstein_estimate" }, columns);
        Assert.HasCount(rows.Length - 1, Directory.GetFiles(folder.File("samples"), "epoch-*.png"));
        Assert.IsTrue(File.Exists(folder.File("samples/growth.png")));
    }

    [TestMethod]
    public void A_Run_Cancelled_Within_A_Fade_Goes_On_Bit_By_Bit()
    {
        using TemporaryFolder whole = new(), cancelled = new();
        Dictionary<string, float[]> expected = Train(Options(whole.Path));

        using var cancellation = new CancellationTokenSource();
        ProGanOptions first = Options(cancelled.Path);
        first.CancellationToken = cancellation.Token;
        // Batches are read up to three ahead, of two passes at the most: the fourteenth is of the fade, and not its last.
        Assert.ThrowsExactly<OperationCanceledException>(() => Train(first, source => new StoppingSource(source, 14, cancellation)));
        string checkpoint = Directory.GetDirectories(cancelled.File("checkpoints")).Max()!;
        long images = JsonSerializer.Deserialize<CheckpointManifest>(File.ReadAllText(Path.Combine(checkpoint, "manifest.json")))!.Images;
        Assert.IsTrue(images is > 12 and < 132, $"The checkpoint is after {images} images.");

        ProGanOptions second = Options(cancelled.Path);
        second.Resume = true;
        Dictionary<string, float[]> actual = Train(second);
        foreach ((string name, float[] values) in expected)
            CollectionAssert.AreEqual(values, actual[name], name);
        Assert.AreEqual(Losses(whole), Losses(cancelled));
    }

    // Every phase is measured at its end, and each measurement is worse than the one before.
    [TestMethod]
    public void The_Best_Is_Of_The_Networks_That_Have_Grown_And_A_Run_Goes_On_From_Before_One_Is_Measured()
    {
        using TemporaryFolder whole = new(), cancelled = new();
        ProGanOptions Rarely(TemporaryFolder folder)
        {
            ProGanOptions options = Options(folder.Path);
            options.EvaluationInterval = 100;
            return options;
        }

        var measure = new ScriptedMeasure(1, 2, 3, 4, 5);
        Dictionary<string, float[]> expected = Train(Rarely(whole), measure: measure);
        Assert.HasCount(5, measure.Weights);
        const string Delivered = "averaged_generator.";
        float[] delivered = [.. expected.Where(state => state.Key.StartsWith(Delivered, StringComparison.Ordinal)).SelectMany(state => state.Value)];
        CollectionAssert.AreEqual(measure.Weights[3], delivered, "The first of the last resolution.");
        CheckpointManifest best = new RunFolder(whole.Path).Checkpoints.BestManifest!;
        Assert.AreEqual((LastLevel, 4.0), (best.Level, best.Measure!.Value));

        using var cancellation = new CancellationTokenSource();
        ProGanOptions first = Rarely(cancelled);
        first.CancellationToken = cancellation.Token;
        Assert.ThrowsExactly<OperationCanceledException>(() => Train(first, source => new StoppingSource(source, 14, cancellation), new ScriptedMeasure(1, 2, 3, 4, 5)));
        CheckpointStore checkpoints = new RunFolder(cancelled.Path).Checkpoints;
        Assert.AreEqual((0, 1), (checkpoints.BestManifest!.Level, checkpoints.LoadLast("progan", Assert.Fail)!.Manifest.Level));

        ProGanOptions second = Rarely(cancelled);
        second.Resume = true;
        Dictionary<string, float[]> actual = Train(second, measure: new ScriptedMeasure(2, 3, 4, 5));
        foreach ((string name, float[] values) in expected)
            CollectionAssert.AreEqual(values, actual[name], name);
    }

    [TestMethod]
    public void A_Short_Time_Shortens_Phases_And_Leaves_None_Out()
    {
        ProGanOptions options = Options();
        (options.FadeKimg, options.StabilizationKimg, options.MaximumDuration) = (1, 1, TimeSpan.FromSeconds(100));
        using var system = new ProGanSystem(options, s_image, 0);
        RunPosition At(double seconds)
        {
            var position = new RunPosition(options, system, 24);
            position.Restore(new CheckpointManifest("progan", 0, 1, 1, 6, seconds, [], null));
            position.AddStep(6);
            return position;
        }

        // Costs are 1000 for the first phase, 20,000 for the fade to 8 pixels, 2000, 4000 and 4000: 12 images are their share of the time so far.
        Assert.AreEqual(12, At(100 * 12 / 31_000.0).Next.Images);
        RunPosition position = At(50);
        Assert.AreEqual((1, 0.0), (position.Next.Index, position.Next.Alpha), "The fade is not passed over, however late it is.");
        position.AddStep(6);
        Assert.AreEqual((1, 0.725), (position.Next.Index, position.Next.Alpha), "15,500 of 31,000 are spent.");
        CheckpointManifest saved = position.ToManifest([], null);
        Assert.AreEqual((18L, 8250L), (saved.Images, saved.PhaseImages));
        Assert.AreEqual(position.Last with { Step = 0 }, system.Phases.Last(saved));
    }

    [TestMethod]
    public void A_Run_That_Ends_Before_Its_Last_Phase_Says_What_It_Takes()
    {
        using DisposeScope scope = NewDisposeScope();
        ProGanOptions options = Options();
        options.Epochs = 2;
        using var pyramid = new PyramidSource(new CountedSource(24, s_image), LastLevel, _ => { });
        using var system = new ProGanSystem(options, s_image, 0);
        using var trainer = new Trainer(system, options, pyramid, CPU, []);
        Assert.IsNull(trainer.Shortfall);
        Assert.AreEqual("Training will end in phase 2 of 5, at 8 of 16 pixels, with its last epoch (TrainingOptions.Epochs is 2). All phases take more than 7 epochs of " +
            "these images", trainer.Foreseen);
        trainer.Run();
        Assert.StartsWith("Training has ended in phase 2 of 5, at 8 of 16 pixels, with its last epoch (TrainingOptions.Epochs is 2). All phases take about ", trainer.Shortfall);
    }

    [TestMethod]
    public void Optimizers_Forget_When_Layers_Come_And_Layers_That_Are_Not_In_Use_Stay()
    {
        using DisposeScope scope = NewDisposeScope();
        ProGanOptions options = Options();
        options.MaximumDuration = null;
        options.Epochs = 1;
        using var pyramid = new PyramidSource(new CountedSource(24, s_image), LastLevel, _ => { });
        using var system = new ProGanSystem(options, s_image, 0);
        using var trainer = new Trainer(system, options, pyramid, CPU, []);
        Dictionary<string, float[]> before = State(system["generator"].Network);
        trainer.Run();
        Dictionary<string, float[]> after = State(system["generator"].Network);
        foreach ((string name, float[] values) in before)
        {
            bool isInUse = name.StartsWith("first", StringComparison.Ordinal) || name.StartsWith("to_image0", StringComparison.Ordinal);
            Assert.AreEqual(!isInUse, values.AsSpan().SequenceEqual(after[name]), name);
        }

        using var player = new Player("generator", () => new ProGanGenerator(new ProGanLayout(options, s_image, 0)), Learning.Of(options, 1e-3));
        using var learner = new Learner(player);
        player.Network.Forward(randn([3, 6]))[0].square().sum().backward();
        learner.Step(1, null);
        Assert.IsTrue(Optimizer(learner).Any(value => value != 0));
        learner.Reset();
        Assert.IsTrue(Optimizer(learner).All(value => value == 0));
    }

    private static float[] Optimizer(Learner learner) => [.. learner.Tensors().SelectMany(t => t.Value.to(ScalarType.Float32).data<float>().ToArray())];

    private static Dictionary<string, float[]> Train(ProGanOptions options, Func<IBatchSource, IBatchSource>? wrap = null, ScriptedMeasure? measure = null)
    {
        using DisposeScope scope = NewDisposeScope();
        using var pyramid = new PyramidSource(new CountedSource(24, s_image), LastLevel, _ => { });
        using var system = new ProGanSystem(options, s_image, 0);
        measure?.Network = system["generator"].Delivered;
        ITrainingObserver[] observers = options.RunFolder is null ? []
            : [new RunRecorder(new RunFolder(options.RunFolder), options, new GrowthSheet(system, CPU))];
        using var trainer = new Trainer(system, options, wrap?.Invoke(pyramid) ?? pyramid, CPU, observers, measure);
        trainer.Run();
        return system.Networks.SelectMany(n => State(n.Network).Select(s => (Name: $"{n.Name}.{s.Key}", s.Value))).ToDictionary(s => s.Name, s => s.Value);
    }

    private static Dictionary<string, float[]> State(Network network) => network.state_dict().ToDictionary(s => s.Key, s => s.Value.data<float>().ToArray());

    private static string Losses(TemporaryFolder run) => string.Join('\n', File.ReadAllLines(run.File("losses.csv"))
        .Select(row => string.Join(',', row.Split(',').Where((_, column) => column != 2))));
}
