using MLNetGan.Networks;
using MLNetGan.Runs;
using MLNetGan.Systems;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Training;

[TestClass]
public sealed class RunRecorderTests
{
    private static readonly Shape s_image = new(1, 16, 16);

    [TestMethod]
    [DataRow(AdversarialLoss.Wasserstein, true)]
    [DataRow(AdversarialLoss.Hinge, false)]
    public void Losses_Csv_Has_A_Row_An_Epoch_With_What_Can_Be_Watched(AdversarialLoss loss, bool hasEstimate)
    {
        using var folder = new TemporaryFolder();
        var log = new ProgressLog();
        var options = new DcganOptions { BaseChannels = 4, LatentSize = 6, BatchSize = WaveSource.BatchSize, Epochs = 2, AdversarialLoss = loss, RunFolder = folder.Path, Progress = log };
        var run = new RunFolder(folder.Path);
        using (var system = new ConvolutionalSystem(options, s_image))
        using (var trainer = new Trainer(system, options, new WaveSource(3, 0), CPU, [new RunRecorder(run, options, new LatentSheet(system["generator"].Delivered, CPU))]))
            trainer.Run();

        Assert.AreEqual("epoch,step,seconds,images,discriminator_loss,generator_loss,discriminator_adversarial,generator_adversarial," +
            (hasEstimate ? "wasserstein_estimate," : "") + "real_belief,fake_belief,real_diversity,fake_diversity", File.ReadLines(run.Losses).First());
        IReadOnlyList<LossRow> rows = LossFile.Read(run.Losses);
        TrainingProgress[] ends = [.. log.Reports.Where(r => r.IsEndOfEpoch)];
        CollectionAssert.AreEqual(new[] { (1, 3L, 3L * WaveSource.BatchSize), (2, 6L, 6L * WaveSource.BatchSize) }, rows.Select(row => (row.Epoch, row.Step, row.Images)).ToArray());
        foreach ((LossRow row, TrainingProgress end) in rows.Zip(ends))
        {
            foreach ((string name, double value) in end.Losses.Select(l => KeyValuePair.Create(l.Key + "_loss", l.Value)).Concat(end.LossTerms).Concat(end.Scalars))
                Assert.AreEqual(value, row.Values[name]!.Value, 1e-6 * Math.Max(1, Math.Abs(value)), name);
            Assert.IsGreaterThan(0, end.Scalars["fake_diversity"]);
            if (hasEstimate)
                Assert.AreEqual(end.Scalars["real_belief"] - end.Scalars["fake_belief"], end.Scalars["wasserstein_estimate"], 1e-6);
        }
    }

    [TestMethod]
    public void Losses_That_Cannot_Be_Written_Come_With_The_Next_Epochs_After_One_Warning()
    {
        using var folder = new TemporaryFolder();
        List<string> warnings = [];
        RunRecorder recorder = NewRecorder(folder, warnings.Add);
        recorder.Report(Runs.Progress.Of(1, loss: 1, measure: 1));
        Exception[] faults = [new IOException("It is open."), new UnauthorizedAccessException()];
        foreach (int epoch in (int[])[2, 3])
        {
            Disk.Before = step => _ = step.Action == nameof(Disk.Rename) ? throw faults[epoch - 2] : 0;
            recorder.Report(Runs.Progress.Of(epoch, loss: epoch, measure: 1));
        }
        Disk.Before = null;
        var run = new RunFolder(folder.Path);
        CollectionAssert.AreEqual(new[] { 1 }, LossFile.Read(run.Losses).Select(row => row.Epoch).ToArray());
        Assert.Contains("It is open.", warnings.Single());

        recorder.Report(Runs.Progress.Of(4, loss: 4, measure: 1));
        CollectionAssert.AreEqual(new[] { (1, 1.0), (2, 2), (3, 3), (4, 4) },
            LossFile.Read(run.Losses).Select(row => (row.Epoch, row.Losses.Single().Value)).ToArray());
        Assert.HasCount(1, warnings);
    }

    [TestMethod]
    [DataRow(false), DataRow(true)]
    public void Losses_That_Wait_At_The_End_Are_Tried_Once_More_And_What_Is_Lost_Is_Named(bool isStillHeld)
    {
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder.Path);
        List<string> warnings = [];
        RunRecorder recorder = NewRecorder(folder, warnings.Add);
        recorder.Report(Runs.Progress.Of(1, loss: 1, measure: 1));
        Disk.Before = step => _ = step.Action == nameof(Disk.Rename) ? throw new IOException("It is open.") : 0;
        try
        {
            recorder.Report(Runs.Progress.Of(2, loss: 2, measure: 1));
            recorder.Report(Runs.Progress.Of(3, loss: 3, measure: 1));
            Assert.HasCount(1, warnings);
            if (!isStillHeld)
                Disk.Before = null;
            recorder.Dispose();
        }
        finally
        {
            Disk.Before = null;
        }
        Assert.HasCount(isStillHeld ? 1 : 3, LossFile.Read(run.Losses));
        Assert.HasCount(isStillHeld ? 2 : 1, warnings);
        if (isStillHeld)
            Assert.AreEqual($"Losses from epoch 2 to 3 are lost, as '{run.Losses}' cannot be written: It is open.", warnings[1]);
    }

    [TestMethod]
    public void A_Folder_That_Is_Gone_Ends_The_Training()
    {
        using var folder = new TemporaryFolder();
        RunRecorder recorder = NewRecorder(folder, Assert.Fail);
        Directory.Delete(folder.Path, recursive: true);
        Assert.ThrowsExactly<DirectoryNotFoundException>(() => recorder.Report(Runs.Progress.Of(1, loss: 1, measure: 1)));
        Directory.CreateDirectory(folder.Path);
    }

    private static RunRecorder NewRecorder(TemporaryFolder folder, Action<string> warn) =>
        new(new RunFolder(folder.Path), new DcganOptions { RunFolder = folder.Path }, new NoSheet(), warn);

    private sealed class NoSheet : ISampleSheet
    {
        public void Write(string path, int epoch) => Assert.Fail(path);
    }
}
