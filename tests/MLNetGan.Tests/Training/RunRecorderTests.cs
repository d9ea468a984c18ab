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
}
