using MLNetGan.Cli.Runs;

namespace MLNetGan.Tests.Cli;

[TestClass]
public sealed class NextCommandTests
{
    [TestMethod]
    public void Images_That_Were_Made_Before_Stay()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run");
        Directory.CreateDirectory($"{run}-images");
        Assert.Contains($"--out {run}-images{Environment.NewLine}", AfterTraining(run, count: 1000));
        File.WriteAllText(Path.Combine($"{run}-images", "1.png"), "");
        Assert.Contains($"--out {run}-images-2{Environment.NewLine}", AfterTraining(run, count: 1000));
    }

    [TestMethod]
    [DataRow(512L, false, false), DataRow(513L, false, true), DataRow(null, false, true), DataRow(80L, true, true)]
    public void Few_Images_Without_Labels_Are_Not_To_Be_Evaluated(long? count, bool hasLabels, bool isEvaluated)
    {
        using var folder = new TemporaryFolder();
        Assert.AreEqual(isEvaluated, AfterTraining(folder.File("run"), count, hasLabels).Contains("mlnetgan evaluate ", StringComparison.Ordinal));
    }

    private static string AfterTraining(string run, long? count, bool hasLabels = false) => ToolTest.Here(() =>
    {
        NextCommand.AfterTraining(run, new RunRequest { System = "dcgan", Folder = "images" }, SystemList.Find("dcgan")!, hasLabels, count);
        return 0;
    }).Error;
}
