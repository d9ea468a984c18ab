using System.Diagnostics;

namespace MLNetGan.Tests.Cli;

[TestClass]
public sealed class KilledRunTests : ToolTest
{
    [TestMethod]
    public void AfterAKill_TheLastCheckpointLoadsAndTheRunGoesOn()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run"), checkpoints = Path.Combine(run, "checkpoints");
        for (int round = 0; round < 3; round++)
        {
            string[] what = round == 0 ? ["--drawn", "128", "--preset", "compact", "--epochs", "100000"] : ["--resume"];
            using Process process = BuiltProgram.Start(ToolProject, ["train", "acgan", .. what, "--out", run]);
            string before = Newest(checkpoints);
            var wait = Stopwatch.StartNew();
            while (Newest(checkpoints) == before && wait.Elapsed < TimeSpan.FromSeconds(60))
                Thread.Sleep(20);
            // A checkpoint is written every few steps: somewhere between two, or within one.
            Thread.Sleep(100 + 77 * round);
            if (round == 0)
                Tool("train", "acgan", "--resume", "--out", run).FailedWith(1, $"is being trained by process {process.Id} on ");
            process.Kill(entireProcessTree: true);
            process.WaitForExit();

            Assert.AreNotEqual(before, Newest(checkpoints), "the run went on");
            Tool("export", run, "--out", folder.File($"{round}.onnx")).Succeeded();
        }
    }

    private static string Newest(string checkpoints) => Directory.Exists(checkpoints)
        ? Directory.GetDirectories(checkpoints, "step-*").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).LastOrDefault() ?? ""
        : "";
}
