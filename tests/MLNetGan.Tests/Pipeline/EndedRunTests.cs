using Microsoft.ML;
using Microsoft.ML.Runtime;
using MLNetGan.Networks;
using MLNetGan.Runs;
using MLNetGan.Systems;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Pipeline;

/// <summary>Ways in which a run ends, and what it leaves.</summary>
[TestClass]
public sealed class EndedRunTests
{
    [TestMethod]
    public void What_Is_Thrown_While_A_Report_Is_Received_Loses_Nothing()
    {
        using TemporaryFolder whole = new(), folder = new();
        Spots.Train(Spots.Options(whole.Path, epochs: 2)).Dispose();
        DcganOptions options = Spots.Options(folder.Path, epochs: 2);
        options.Progress = new ProgressLog(report => throw new IOException("the log is full"));
        Assert.AreEqual("the log is full", Assert.ThrowsExactly<IOException>(() => Spots.Train(options)).Message);
        Assert.AreEqual("step-000000002", new RunFolder(folder.Path).Checkpoints.Last);

        (options.Progress, options.Resume) = (null, true);
        Spots.Train(options).Dispose();
        Assert.AreEqual(Rows(whole), Rows(folder));
    }

    [TestMethod]
    public void An_Epoch_That_Was_Not_Evaluated_Is_By_A_Resume_Though_No_Step_Is_Left()
    {
        using var folder = new TemporaryFolder();
        var log = new ProgressLog();
        Pix2PixOptions options = Translation.TinyPairs.Options();
        (options.RunFolder, options.ValidationSetFraction, options.MaximumDuration) = (folder.Path, 0.25, TimeSpan.FromTicks(1));
        options.Progress = new ProgressLog(_ => throw new IOException("full"));
        Assert.ThrowsExactly<IOException>(() => Tiny.ML.Gan().Pix2Pix(options).Fit(Translation.TinyPairs.Vectors(8)));
        (options.Progress, options.Resume) = (log, true);
        Tiny.ML.Gan().Pix2Pix(options).Fit(Translation.TinyPairs.Vectors(8)).Dispose();
        TrainingProgress end = log.Reports.Single();
        Assert.AreEqual((1L, true, true), (end.Step, end.IsEndOfEpoch, end.IsEvaluated));
        Assert.AreEqual(end.Measure!.Value, new RunFolder(folder.Path).Checkpoints.BestManifest!.Measure!.Value);

        Tiny.ML.Gan().Pix2Pix(options).Fit(Translation.TinyPairs.Vectors(8)).Dispose();
        Assert.HasCount(1, log.Reports, "It is evaluated once.");
    }

    [TestMethod]
    public void A_Lower_Limit_That_Finishes_A_Run_Within_An_Epoch_Is_Not_Kept()
    {
        using var folder = new TemporaryFolder();
        DcganOptions options = Spots.Options(folder.Path, epochs: 3);
        options.Progress = new ProgressLog(report => _ = report.Epoch == 2 ? throw new IOException("full") : 0);
        Assert.ThrowsExactly<IOException>(() => Spots.Train(options));
        var run = new RunFolder(folder.Path);
        foreach (int epochs in (int[])[1, 3])
        {
            (options.Progress, options.Resume, options.Epochs) = (null, true, epochs);
            Spots.Train(options).Dispose();
            Assert.AreEqual(3, RunModel.Read(run).OptionsAs(typeof(DcganOptions), run).Epochs);
            Assert.AreEqual(epochs == 1 ? "step-000000004" : "step-000000006", run.Checkpoints.Last);
        }
        CollectionAssert.AreEqual(new[] { (1, 2L), (2, 4L), (3, 6L) }, LossFile.Read(run.Losses).Select(row => (row.Epoch, row.Step)).ToArray());
    }

    [TestMethod]
    public void A_Start_That_Is_Refused_Leaves_No_Folder()
    {
        using var folder = new TemporaryFolder();
        DcganOptions options = Spots.Options(folder.File("run"));
        options.Patience = 2;
        Assert.Contains("nothing is measured", Assert.Throws<ArgumentOutOfRangeException>(() => Spots.Train(options)).Message);
        Assert.IsFalse(Directory.Exists(folder.File("run")));
    }

    [TestMethod]
    public void Weights_That_Are_Not_Numbers_Are_Neither_Drawn_Nor_Saved()
    {
        using var folder = new TemporaryFolder();
        DcganOptions options = Spots.Options(folder.Path);
        // One step an epoch: its loss is that of the weights before it.
        (options.BatchSize, options.GeneratorLearningRate) = (8, 1e300);
        string message = Assert.ThrowsExactly<InvalidOperationException>(() => Spots.Train(options)).Message;
        StringAssert.StartsWith(message, "Training diverged in epoch 1 before step 1: weights of the generator are not numbers. Lower the learning rates");
        StringAssert.EndsWith(message, "; there was no checkpoint before this.");
        Assert.IsEmpty(Directory.GetFiles(folder.File("samples")));
        Assert.IsNull(new RunFolder(folder.Path).Checkpoints.Last);
    }

    [TestMethod]
    public void A_Run_Cancelled_After_It_Diverged_Saves_Nothing_And_Names_The_Last_Good_Checkpoint()
    {
        using var folder = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();
        var options = new DcganOptions { BaseChannels = 2, LatentSize = 2, BatchSize = WaveSource.BatchSize, Epochs = 3, RunFolder = folder.Path, CancellationToken = cancellation.Token };
        using var system = new ConvolutionalSystem(options, new Shape(1, 16, 16));
        options.Progress = new ProgressLog(report =>
        {
            if (report.Epoch < 2)
                return;
            cancellation.Cancel();
            using IDisposable noGrad = no_grad();
            system["generator"].Network.parameters().First().fill_(float.NaN);
        });
        using var trainer = new Trainer(system, options, new WaveSource(3, 0), CPU, []);
        StringAssert.EndsWith(Assert.ThrowsExactly<InvalidOperationException>(trainer.Run).Message, "; the last good checkpoint is step-000000003.");
        Assert.HasCount(1, Directory.GetDirectories(folder.File("checkpoints")));
    }

    [TestMethod]
    public void A_Sheet_That_Cannot_Be_Drawn_Does_Not_End_A_Training()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("samples", "epoch-0001.png", "taken"));
        List<string> warnings = [];
        var ml = new MLContext(seed: 1);
        ml.Log += (_, message) =>
        {
            if (message.Kind == ChannelMessageKind.Warning)
                warnings.Add(message.RawMessage);
        };
        ml.Gan().Dcgan(Spots.Options(folder.Path)).Fit(Spots.Data()).Dispose();
        StringAssert.StartsWith(warnings[0], $"The sheet of samples '{folder.File("samples", "epoch-0001.png")}' is not drawn: ");
        Assert.AreEqual("step-000000002", new RunFolder(folder.Path).Checkpoints.Last);
        Assert.IsTrue(File.Exists(folder.File("metrics.json")));
    }

    [TestMethod]
    public void A_Folder_That_Is_Deleted_Meanwhile_Gets_What_Was_Trained_And_The_Cause_Is_Said()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run");
        DcganOptions options = Spots.Options(run, epochs: 4);
        options.Progress = new ProgressLog(report =>
        {
            if (report.Epoch == 2)
                Directory.Delete(run, recursive: true);
        });
        string message = Assert.ThrowsExactly<IOException>(() => Spots.Train(options)).Message;
        StringAssert.StartsWith(message, $"Run folder '{run}' was deleted or moved while it was trained. What was trained is saved there again, as checkpoint step-000000004");
        Tiny.ML.Gan().LoadRun<GeneratorTransformer>(run).Dispose();
        (options.Progress, options.Resume) = (null, true);
        Spots.Train(options).Dispose();
        Assert.AreEqual(4, LossFile.Read(new RunFolder(run).Losses)[^1].Epoch);
    }

    [TestMethod]
    public void A_Run_That_Another_Trains_Is_Refused_With_Its_Process_And_Free_Afterwards()
    {
        using var folder = new TemporaryFolder();
        string? refusal = null;
        DcganOptions options = Spots.Options(folder.Path), second = Spots.Options(folder.Path);
        second.Resume = true;
        options.Progress = new ProgressLog(_ => refusal = Assert.ThrowsExactly<IOException>(() => Spots.Train(second)).Message);
        Spots.Train(options).Dispose();
        Assert.AreEqual($"Run folder '{folder.Path}' is being trained by process {Environment.ProcessId} on {Environment.MachineName}. " +
            "Wait until it has ended, or choose another folder.", refusal);
        Spots.Train(second).Dispose();
    }

    [TestMethod]
    public void A_Wgan_With_Fewer_Batches_Than_Steps_Of_Its_Critic_Ends_Well()
    {
        using var folder = new TemporaryFolder();
        var options = new WganOptions { LatentSize = 2, BaseChannels = 2, BatchSize = 4, Epochs = 3, RunFolder = folder.Path };
        Tiny.ML.Gan().Wgan(options).Fit(Spots.Data()).Dispose();
        Assert.IsTrue(File.Exists(folder.File("metrics.json")));
        Assert.IsTrue(File.Exists(folder.File("samples.png")));
    }

    private static string Rows(TemporaryFolder folder) => string.Join('\n', LossFile.Read(new RunFolder(folder.Path).Losses)
        .Select(row => string.Join(',', row.Values.Values.Prepend(row.Step).Prepend(row.Epoch))));
}
