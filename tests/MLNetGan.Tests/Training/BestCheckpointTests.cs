using MLNetGan.Networks;
using MLNetGan.Runs;
using MLNetGan.Systems;
using MLNetGan.Systems.Pix2PixHd;
using MLNetGan.Tests.Systems;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Training;

[TestClass]
public sealed class BestCheckpointTests
{
    private static readonly Shape s_image = new(1, 16, 16);

    [TestMethod]
    [DataRow(true, 3, 1, 2, 4, 5), DataRow(false, 3, 5, 4, 2, 1)]
    public void The_Generator_That_Did_Best_On_Held_Out_Data_Is_Delivered_And_Its_Checkpoint_Kept(bool isLowerBetter, params double[] measures)
    {
        using var folder = new TemporaryFolder();
        var validation = new ScriptedMeasure(measures) { IsLowerBetter = isLowerBetter };
        var log = new ProgressLog();
        float[] delivered = Run(folder.Path, epochs: 5, resume: false, validation, log);

        CollectionAssert.AreEqual(validation.Weights[1], delivered, "weights of the second epoch");
        CollectionAssert.AreNotEqual(validation.Weights[4], delivered);
        string[] kept = [.. Directory.GetDirectories(Path.Combine(folder.Path, "checkpoints")).Select(Path.GetFileName).Order()!];
        CollectionAssert.AreEqual(new[] { "step-000000006", "step-000000012", "step-000000015" }, kept, "the best and the last two");
        CheckpointStore checkpoints = new RunFolder(folder.Path).Checkpoints;
        Assert.AreEqual(new TrainingMeasure("scripted", measures[1], isLowerBetter), checkpoints.LoadBest("dcgan", Assert.Fail)!.Manifest.Measure);
        Assert.AreEqual(2, checkpoints.BestManifest!.LastEpoch);
        Assert.AreEqual(15, checkpoints.LoadLast("dcgan", Assert.Fail)!.Manifest.Step);
        TrainingProgress[] ends = [.. log.Reports.Where(r => r.IsEndOfEpoch)];
        CollectionAssert.AreEqual(measures, ends.Select(r => r.Measure!.Value!.Value).ToArray());
        string[] rows = File.ReadAllLines(Path.Combine(folder.Path, "losses.csv"));
        StringAssert.EndsWith(rows[0], ",scripted");
        StringAssert.EndsWith(rows[2], $",{measures[1]}");
    }

    [TestMethod]
    [DataRow(true, 3, 1, 2, 4, 5), DataRow(false, 3, 5, 4, 2, 1)]
    public void A_Resumed_Run_Knows_The_Best_Of_Its_Earlier_Part(bool isLowerBetter, params double[] measures)
    {
        using var folder = new TemporaryFolder();
        ScriptedMeasure first = new(measures[..3]) { IsLowerBetter = isLowerBetter }, rest = new(measures[3..]) { IsLowerBetter = isLowerBetter };
        Run(folder.Path, epochs: 3, resume: false, first, new ProgressLog());
        float[] delivered = Run(folder.Path, epochs: 5, resume: true, rest, new ProgressLog());
        CollectionAssert.AreEqual(first.Weights[1], delivered);
    }

    [TestMethod]
    public void Evaluations_Keep_Their_Interval_And_Never_Miss_The_Last_Epoch()
    {
        using var folder = new TemporaryFolder();
        var log = new ProgressLog();
        Run(folder.Path, epochs: 5, resume: false, new ScriptedMeasure(1, 1, 1), log, interval: 2);
        CollectionAssert.AreEqual(new[] { false, true, false, true, true }, log.Reports.Where(r => r.IsEndOfEpoch).Select(r => r.IsEvaluated).ToArray());
        CollectionAssert.AreEqual(new[] { "epoch-0002.png", "epoch-0004.png", "epoch-0005.png" },
            Directory.GetFiles(Path.Combine(folder.Path, "samples")).Select(Path.GetFileName).Order().ToArray());
    }

    [TestMethod]
    [DataRow(null, "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,18,20,22,24,26,28,30,32,35")]
    [DataRow(10, "10,20,30,35")]
    public void Sheets_Become_Rare_Or_Keep_Their_Interval_And_Show_The_Last_Epoch(int? interval, string expected)
    {
        using var folder = new TemporaryFolder();
        Run(folder.Path, epochs: 35, resume: false, new ScriptedMeasure([.. Enumerable.Repeat(1.0, 35)]), new ProgressLog(), sheetInterval: interval);
        Assert.AreEqual(expected, string.Join(',', new RunFolder(folder.Path).EpochSheets(35).Select(sheet => sheet.Epoch)));
    }

    [TestMethod]
    public void A_Run_Ends_When_Patience_Does_In_One_Piece_And_In_Two()
    {
        using TemporaryFolder whole = new(), halves = new();
        double[] losses = [3, 1, 2, 1, 0];
        var measure = new ScriptedMeasure(losses);
        string? reason = null;
        float[] delivered = Run(whole.Path, epochs: 5, resume: false, measure, new ProgressLog(), patience: 2, ended: early => reason = early);
        CollectionAssert.AreEqual(measure.Weights[1], delivered, "The fourth is as good as the second, and comes later.");
        Assert.AreEqual("2 evaluations in a row no better than the best (TrainingOptions.Patience is 2)", reason);
        Assert.HasCount(4, LossFile.Read(new RunFolder(whole.Path).Losses));

        Run(halves.Path, epochs: 3, resume: false, new ScriptedMeasure(losses), new ProgressLog(), patience: 2, ended: early => Assert.IsNull(early));
        float[] resumed = Run(halves.Path, epochs: 5, resume: true, new ScriptedMeasure(losses[3..]), new ProgressLog(), patience: 2);
        CollectionAssert.AreEqual(delivered, resumed);
        Assert.HasCount(4, LossFile.Read(new RunFolder(halves.Path).Losses));

        var none = new ScriptedMeasure();
        Run(halves.Path, epochs: 5, resume: true, none, new ProgressLog(), patience: 2);
        Assert.IsEmpty(none.Weights, "Patience has been at its end before.");
        var further = new ScriptedMeasure(losses[4]);
        CollectionAssert.AreEqual(Run(halves.Path, epochs: 5, resume: true, further, new ProgressLog(), patience: 3), further.Weights.Single());
    }

    [TestMethod]
    public void The_Last_Sheet_Of_A_Run_That_Patience_Ends_Is_Drawn()
    {
        using var folder = new TemporaryFolder();
        Run(folder.Path, epochs: 9, resume: false, new ScriptedMeasure(1, 2, 3, 4, 5), new ProgressLog(), patience: 4, sheetInterval: 3);
        CollectionAssert.AreEqual(new[] { 3, 5 }, new RunFolder(folder.Path).EpochSheets(9).Select(sheet => sheet.Epoch).ToArray());
    }

    [TestMethod]
    public void An_Evaluation_That_Is_Told_Again_Counts_Once()
    {
        using var folder = new TemporaryFolder();
        var failing = new ProgressLog(progress => _ = progress is { IsEndOfEpoch: true, Epoch: 2 } ? throw new InvalidOperationException("full") : 0);
        Assert.ThrowsExactly<InvalidOperationException>(() => Run(folder.Path, epochs: 4, resume: false, new ScriptedMeasure(1, 2), failing, patience: 2));
        var rest = new ScriptedMeasure(2, 0.5, 0.4);
        Run(folder.Path, epochs: 4, resume: true, rest, new ProgressLog(), patience: 2, ended: early => Assert.IsNull(early));
        Assert.HasCount(3, rest.Weights, "The second epoch's, the third's and the fourth's.");
    }

    [TestMethod]
    public void What_A_Run_Kept_At_Its_Best_Goes_With_It_When_It_Is_Cancelled()
    {
        // What other tests left goes before tensors are counted, what the systems leave after.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        List<Pix2PixHdSystem> systems = [];
        long unmeasured = TensorsLeft(isMeasured: false);
        Assert.AreEqual(unmeasured, TensorsLeft(isMeasured: true));
        Assert.IsNotEmpty(systems[1].Kept);

        long TensorsLeft(bool isMeasured)
        {
            using var stop = new CancellationTokenSource();
            var options = new Pix2PixHdOptions
            {
                GeneratorChannels = 4,
                DiscriminatorChannels = 2,
                Halvings = 1,
                GlobalBlocks = 1,
                LocalBlocks = 1,
                LabelClasses = 2,
                Features = 1,
                CancellationToken = stop.Token,
                Progress = new ProgressLog(_ => stop.Cancel()),
            };
            var input = new Shape(1, 32, 32);
            long before = Tensor.TotalCount;
            using (var system = new Pix2PixHdSystem(options, input, new Shape(3, 32, 32)))
            using (var trainer = new Trainer(system, options, new PairWaves(input, new Shape(3, 32, 32), options.BatchSize, steps: 1, options.LabelClasses), CPU, [],
                isMeasured ? new ScriptedMeasure(1) { Network = system["global"].Delivered } : null))
            {
                systems.Add(system);
                Assert.ThrowsExactly<OperationCanceledException>(trainer.Run);
            }
            return Tensor.TotalCount - before;
        }
    }

    [TestMethod]
    public void Recall_That_Falls_And_Stays_Low_Is_Warned_Of_Once()
    {
        using var folder = new TemporaryFolder();
        var log = new ProgressLog();
        double[] recalls = [0, 0.4, 0.19, 0.3, 0.1, 0.1, 0.1];
        Run(folder.Path, epochs: recalls.Length, resume: false, new ScriptedMeasure([.. recalls.Select(_ => 1.0)]) { Recalls = recalls }, log);
        TrainingProgress told = log.Reports.Single(report => report.Warnings.Count > 0);
        Assert.AreEqual((6, TrainingWarningKind.RecallLost), (told.Epoch, told.Warnings.Single().Kind));
        Assert.StartsWith("Recall was 0.100 in this evaluation and low in the one before, and has been 0.400", told.Warnings.Single().Message);
    }

    private static float[] Run(string folder, int epochs, bool resume, ScriptedMeasure measure, ProgressLog log, int interval = 1, int? patience = null,
        Action<string?>? ended = null, int? sheetInterval = null)
    {
        using DisposeScope scope = NewDisposeScope();
        var options = new DcganOptions
        {
            BaseChannels = 4,
            LatentSize = 6,
            BatchSize = WaveSource.BatchSize,
            Epochs = epochs,
            RunFolder = folder,
            Resume = resume,
            Progress = log,
            EvaluationInterval = interval,
            Patience = patience,
            SheetInterval = sheetInterval,
        };
        using var system = new ConvolutionalSystem(options, s_image);
        using var trainer = new Trainer(system, options, new WaveSource(3, 0), CPU, [new RunRecorder(new RunFolder(options.RunFolder!), options, new LatentSheet(system["generator"].Delivered, CPU))], measure);
        measure.Network = system["generator"].Delivered;
        trainer.Run();
        ended?.Invoke(trainer.EarlyEnd);
        return ScriptedMeasure.Values(system["generator"].Delivered);
    }

}
