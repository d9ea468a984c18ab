using System.Globalization;
using MLNetGan.Networks;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Training;

[TestClass]
public sealed class RunFolderTests
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
        using (var system = new ConvolutionalSystem(options, s_image))
        using (var trainer = new Trainer(system, options, new WaveSource(3, 0), CPU, [new RunRecorder(options, new LatentSheet(CPU))]))
            trainer.Run();

        string[] rows = File.ReadAllLines(Path.Combine(folder.Path, "losses.csv"));
        Assert.AreEqual("epoch,step,seconds,real_belief,fake_belief,discriminator_loss,generator_loss,discriminator_adversarial,generator_adversarial" +
            (hasEstimate ? ",wasserstein_estimate" : "") + ",real_diversity,fake_diversity", rows[0]);
        Assert.HasCount(3, rows);
        TrainingProgress[] ends = [.. log.Reports.Where(r => r.IsEndOfEpoch)];
        for (int i = 0; i < 2; i++)
        {
            Dictionary<string, double> row = rows[0].Split(',').Zip(rows[i + 1].Split(',')).ToDictionary(c => c.First, c => double.Parse(c.Second, CultureInfo.InvariantCulture));
            Assert.AreEqual(3 * (i + 1), row["step"]);
            Assert.AreEqual(ends[i].RealBelief, row["real_belief"], 1e-6);
            Assert.AreEqual(ends[i].RealDiversity!.Value, row["real_diversity"], 1e-6);
            Assert.AreEqual(ends[i].FakeDiversity!.Value, row["fake_diversity"], 1e-6);
            Assert.IsGreaterThan(0, row["fake_diversity"]);
            Assert.AreEqual(hasEstimate, ends[i].WassersteinEstimate is not null);
            if (hasEstimate)
                Assert.AreEqual(row["real_belief"] - row["fake_belief"], row["wasserstein_estimate"], 2e-6);
        }
    }
}
