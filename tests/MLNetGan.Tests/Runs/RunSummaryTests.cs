using System.Text.Json;
using System.Text.Json.Nodes;
using MLNetGan.Metrics;
using MLNetGan.Runs;

namespace MLNetGan.Tests.Runs;

[TestClass]
public sealed class RunSummaryTests
{
    private static RunFolder Run(TemporaryFolder folder, bool isLowerBetter, params (double Loss, double? Measure)[] epochs)
    {
        var run = new RunFolder(folder.Path);
        new RunModel("draw", JsonSerializer.SerializeToElement(new { }), new() { ["Image"] = new RunImages([1, 8, 8], false) }, null, new RunData(0, [], []), null).Write(run);
        for (int epoch = 1; epoch <= epochs.Length; epoch++)
        {
            TrainingProgress progress = Progress.Of(epoch, epochs[epoch - 1].Loss, epochs[epoch - 1].Measure, isLowerBetter);
            LossFile.Add(run.Losses, LossRow.Of(progress));
            run.Checkpoints.Save(new CheckpointManifest("draw", epoch, 0, progress.Step, progress.Images, 0, [], progress.Measure), []);
        }
        return run;
    }

    [TestMethod]
    [DataRow(true, 1.5, 2)]
    [DataRow(false, 4.0, 1)]
    public void Metrics_Json_Has_The_Last_Losses_And_The_Best_Measure_By_Its_Direction(bool isLowerBetter, double best, int bestEpoch)
    {
        using var folder = new TemporaryFolder();
        RunFolder run = Run(folder, isLowerBetter, (9, 4), (8, 1.5), (7, 2), (6, null), (5, 3));
        RunSummary.Of(run)!.Write(run);
        JsonNode metrics = JsonNode.Parse(File.ReadAllText(run.Metrics))!;
        Assert.IsTrue(JsonNode.DeepEquals(metrics, JsonNode.Parse($$"""
            { "system": "draw", "seconds": 7.5, "steps": 50, "epochs": 5, "imagesPerSecond": 40, "losses": { "decoder": 5 }, "scalars": { "bound_nats": 16 },
              "validationNats": {{JsonSerializer.Serialize(best)}}, "bestEpoch": {{bestEpoch}}, "lastValidationNats": 3 }
            """)), metrics.ToJsonString());
    }

    [TestMethod]
    public void What_Is_Not_A_Number_Is_Left_Out_And_Never_The_Best()
    {
        using var folder = new TemporaryFolder();
        RunFolder run = Run(folder, true, (1, 2), (double.NaN, double.NaN));
        RunSummary.Of(run)!.Write(run);
        JsonNode metrics = JsonNode.Parse(File.ReadAllText(run.Metrics))!;
        Assert.IsEmpty(metrics["losses"]!.AsObject());
        Assert.AreEqual(2, metrics["validationNats"]!.GetValue<double>());
        Assert.IsNull(metrics["lastValidationNats"]);
    }

    [TestMethod]
    public void What_Was_Measured_After_The_Run_Comes_Back()
    {
        using var folder = new TemporaryFolder();
        RunFolder run = Run(folder, true, (1, 2));
        var labels = new LabelMetrics(0.5, 0.75, null, 100);
        (RunSummary.Of(run)! with { Labels = labels, Warnings = ["the sheet: is gone"] }).Write(run);
        RunSummary read = RunSummary.Read(run)!;
        Assert.AreEqual(labels, read.Labels);
        Assert.AreEqual("the sheet: is gone", read.Warnings.Single());
        Assert.AreEqual(new MeasureSummary("validation_nats", 2, 1, 2), read.Measure);
        File.WriteAllText(run.Metrics, "{");
        StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => RunSummary.Read(run)).Message, "metrics.json");
    }

    [TestMethod]
    public void What_Was_Measured_At_An_Earlier_End_Is_Left_Out()
    {
        using var folder = new TemporaryFolder();
        RunFolder run = Run(folder, true, (1, 2));
        (RunSummary.Of(run)! with { Labels = new LabelMetrics(0.5, 0.75, null, 100), EarlyEnd = "patience", Warnings = ["the sheet: is gone"] }).Write(run);
        Assert.IsNotNull(RunSummary.Read(run)!.MetricsFile);
        LossFile.Add(run.Losses, Progress.Row(2, 0.5, 3));
        RunSummary read = RunSummary.Read(run)!;
        Assert.AreEqual(2, read.Last.Epoch);
        Assert.IsNull(read.MetricsFile);
        Assert.IsNull(read.Labels);
        Assert.IsNull(read.EarlyEnd);
        Assert.IsEmpty(read.Warnings);
    }

    [TestMethod]
    public void A_Run_Without_An_Epoch_Has_None()
    {
        using var folder = new TemporaryFolder();
        Assert.IsNull(RunSummary.Read(Run(folder, true)));
    }
}
