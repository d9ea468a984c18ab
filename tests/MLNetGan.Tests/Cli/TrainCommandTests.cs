using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MLNetGan.Cli.Runs;

namespace MLNetGan.Tests.Cli;

[TestClass]
public class TrainCommandTests : ToolTest
{
    [TestMethod]
    [DataRow("options.json"), DataRow("losses.csv"), DataRow("samples/epoch-0001.png"), DataRow("samples/epoch-0002.png"), DataRow("samples.png")]
    [DataRow("model.json"), DataRow("pipeline.zip"), DataRow("generator.onnx"), DataRow("metrics.json")]
    public void Train_LeavesTheFile(string name) => Assert.IsGreaterThan(0, new FileInfo(Path.Combine(TrainedRun, name)).Length);

    [TestMethod]
    public void Progress_IsPlainLinesWhenRedirected()
    {
        string[] lines = TrainingResult.Succeeded().Output.Split('\n').Where(line => line.StartsWith("epoch ", StringComparison.Ordinal)).ToArray();
        Assert.HasCount(2, lines);
        foreach (string part in (string[])["epoch 2/2", "step 6", "discriminator loss", "generator loss", "real belief", "fake belief", "images/s", "left 0:00"])
            Assert.Contains(part, lines[1]);
        Assert.DoesNotContain("\u001b", TrainingResult.Output);
    }

    [TestMethod]
    public void Metrics_RepeatLastLossesAndRateLabels()
    {
        using var metrics = JsonDocument.Parse(File.ReadAllText(Path.Combine(TrainedRun, "metrics.json")));
        string[] last = File.ReadAllLines(Path.Combine(TrainedRun, "losses.csv"))[^1].Split(',');
        Assert.AreEqual(6, metrics.RootElement.GetProperty("steps").GetInt64());
        Assert.AreEqual("6", last[1]);
        Assert.AreEqual(double.Parse(last[5], CultureInfo.InvariantCulture), metrics.RootElement.GetProperty("losses").GetProperty("generator").GetDouble());
        Assert.IsInRange(0, 1, metrics.RootElement.GetProperty("scalars").GetProperty("real_belief").GetDouble());
        JsonElement labels = metrics.RootElement.GetProperty("labels");
        Assert.IsGreaterThan(0.3, labels.GetProperty("judgeAccuracy").GetDouble(), "A judge of 160 images reads more than chance.");
        Assert.IsInRange(0, 1, labels.GetProperty("generatedAccuracy").GetDouble());
        Assert.IsGreaterThan(0, labels.GetProperty("diversity").GetDouble());
    }

    [TestMethod]
    public void Resume_AddsEpochs_AndRefusesOtherOptions()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run");
        // Shells end the names of folders with a separator.
        string[] command = ["train", "dcgan", "--drawn", "128", "--preset", "compact", "--epochs", "1"];
        string next = Tool([.. command, "--out", run + Path.DirectorySeparatorChar]).Succeeded().Error;
        Assert.Contains($"Next: mlnetgan generate {ShellWord.Quoted(run)} --count 100 --out {ShellWord.Quoted($"{run}-images")}", next);
        Tool("train", "dcgan", "--resume", "--preset", "reference", "--out", run).FailedWith(1, "--preset reference disagrees with the run, which has compact");
        Tool("train", "dcgan", "--drawn", "128", "--out", run).FailedWith(1, "already holds a run");
        Directory.CreateDirectory(Path.Combine(run, "taken"));
        File.Delete(Path.Combine(run, "pipeline.zip"));
        Directory.Move(Path.Combine(run, "taken"), Path.Combine(run, "pipeline.zip"));
        ProgramResult resumed = Tool("train", "dcgan", "--resume", "--epochs", "2", "--every", "2", "--out", run).Succeeded();
        Assert.Contains($"warning: '{Path.Combine(run, "pipeline.zip")}' is not written: ", resumed.Error, "What cannot be written does not spoil the training.");
        Assert.Contains("\"evaluationInterval\": 2", File.ReadAllText(Path.Combine(run, "options.json")));
        Assert.AreEqual("2,4", string.Join(',', File.ReadAllLines(Path.Combine(run, "losses.csv"))[^1].Split(',').Take(2)));
        Directory.Delete(Path.Combine(run, "pipeline.zip"));
        string finished = Tool("train", "--resume", "--epochs", "1", "--out", run).Succeeded().Output;
        Assert.Contains("Nothing was trained: the run has done 2 epochs, more than --epochs 1. Raise --epochs above 2", finished);
        Assert.IsTrue(File.Exists(Path.Combine(run, "pipeline.zip")), "A shorter limit finishes the run.");
        Assert.Contains("--epochs 2 ", File.ReadAllText(Path.Combine(run, "options.json")), "It keeps the limit that it was trained to.");
        Assert.Contains("\"Epochs\":2,", File.ReadAllText(Path.Combine(run, "model.json")).Replace(" ", ""));
    }

    [TestMethod]
    [DataRow("options.json"), DataRow("losses.csv"), DataRow("samples.png"), DataRow("metrics.json"), DataRow("report.html")]
    [DataRow("pipeline.zip"), DataRow("generator.onnx"), DataRow("weights.safetensors"), DataRow("checkpoints")]
    public void AFileThatARunWouldReplace_Stays(string name)
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run"), file = folder.Write([1], "run", name);
        string[] train = ["train", "dcgan", "--drawn", "64", "--out", run];
        foreach (string[] command in (string[][])[train, [.. train, "--dry-run"]])
            ToolHere(command).FailedWith(
                1, $"'{file}' is there already, and a run would take its place. Choose another folder for --out, or remove it.");
        CollectionAssert.AreEqual(new[] { file }, Directory.GetFileSystemEntries(run));
    }

    [TestMethod]
    public void WhatARunWouldReplace_IsNamedAtOnce_AndAnEmptyFolderOfCheckpointsIsNothing()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run"), sheet = folder.Write([1], "run", "samples", "epoch-0001.png");
        string[] train = ["train", "dcgan", "--drawn", "64", "--dry-run", "--out", run];
        string report = folder.Write([1], "run", "report.html");
        ToolHere(train).FailedWith(1, $"'{report}', '{sheet}' are there already, and a run would take their place.");
        File.Delete(sheet);
        File.Delete(report);
        Directory.CreateDirectory(Path.Combine(run, "checkpoints"));
        ToolHere(train).Succeeded();
    }

    [TestMethod]
    public void DryRun_RefusesTheFolderOfARun() =>
        ToolHere("train", "dcgan", "--drawn", "64", "--dry-run", "--out", TrainedRun).FailedWith(1, "already holds a run");

    [TestMethod]
    public void Resume_AddsTheOtherLimit()
    {
        using var folder = new TemporaryFolder();
        string byEpochs = folder.File("epochs"), byTime = folder.File("minutes");
        string[] tiny = ["train", "dcgan", "--drawn", "64", "--preset", "compact", "--set", "BaseChannels=2"];
        Tool([.. tiny, "--epochs", "1", "--out", byEpochs]).Succeeded();
        Tool("train", "dcgan", "--resume", "--epochs", "2", "--minutes", "60", "--out", byEpochs).Succeeded();
        Assert.AreEqual("2", File.ReadAllLines(Path.Combine(byEpochs, "losses.csv"))[^1].Split(',')[0]);

        Tool([.. tiny, "--minutes", "0.01", "--out", byTime]).Succeeded();
        string inspected = Tool("inspect", byTime).Succeeded().Output;
        Assert.Contains("  Epochs=none\n", inspected, "Without a limit of epochs.");
        Assert.Contains("the run has reached --minutes 0.01. Raise",
            Tool("train", "dcgan", "--resume", "--epochs", "100000", "--out", byTime).Succeeded().Output);
        Tool("train", "dcgan", "--resume", "--epochs", "1", "--minutes", "60", "--out", byTime).Succeeded();
    }

    [TestMethod]
    public void ARequestThatWasChanged_IsNamed()
    {
        using var folder = new TemporaryFolder();
        string options = folder.File("options.json");
        File.Copy(Path.Combine(TrainedRun, "model.json"), folder.File("model.json"));
        foreach (string request in (string[])["{\"system\":\"acgan\",\"preset\":\"large\",\"seed\":0}", "{\"system\":\"acgan\"}", "7"])
        {
            File.WriteAllText(options, $"{{\"request\":{request}}}");
            Tool("train", "acgan", "--resume", "--out", folder.Path).FailedWith(1, $"'{options}' cannot be read: ");
        }
    }

    [TestMethod]
    public void Resume_OfBinarizedImages_NeedsNoOptions()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run");
        Tool("train", "draw", "--drawn", "100", "--binarize", "--preset", "compact", "--set", "Units=8", "--set", "Steps=2", "--epochs", "1", "--out", run).Succeeded();
        Tool("train", "draw", "--resume", "--epochs", "2", "--out", run).Succeeded();
        Assert.Contains("\"binarize\": true", File.ReadAllText(Path.Combine(run, "options.json")));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void Interrupt_SavesACheckpointAndSaysHowToResume()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run"), board = folder.File("board");
        using Process process = BuiltProgram.Start(ToolProject, "train", "acgan", "--drawn", "128", "--preset", "compact", "--epochs", "100000", "--tensorboard", board, "--out", run);
        var wait = Stopwatch.StartNew();
        while (!File.Exists(Path.Combine(run, "losses.csv")) && wait.Elapsed < TimeSpan.FromSeconds(60))
            Thread.Sleep(50);
        Interrupt(process);
        ProgramResult result = BuiltProgram.Finish(process);
        result.FailedWith(130, $"mlnetgan train --resume --tensorboard {board} --out {run}");
        Assert.IsNotEmpty(Directory.GetDirectories(Path.Combine(run, "checkpoints"), "step-*"));
        Assert.DoesNotContain("pipeline.zip", result.Error);
        Assert.IsFalse(File.Exists(Path.Combine(run, "pipeline.zip")));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void Interrupt_OfAResumedRun_TellsWhichResultsAreOfItsEarlierEnd()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run"), losses = Path.Combine(run, "losses.csv");
        Tool("train", "dcgan", "--drawn", "128", "--preset", "compact", "--set", "BaseChannels=2", "--epochs", "1", "--out", run).Succeeded();
        Assert.Contains("Metrics", Tool("inspect", run).Succeeded().Output);
        using Process process = BuiltProgram.Start(ToolProject, "train", "--resume", "--epochs", "100000", "--out", run);
        var wait = Stopwatch.StartNew();
        while (File.ReadAllLines(losses).Length < 3 && wait.Elapsed < TimeSpan.FromSeconds(60))
            Thread.Sleep(50);
        Interrupt(process);
        BuiltProgram.Finish(process).FailedWith(130, "pipeline.zip, generator.onnx and samples.png are still of its earlier end. Go on with: ");
        string inspected = Tool("inspect", run).Succeeded().Output;
        Assert.DoesNotContain("Last losses (epoch 1,", inspected);
        Assert.DoesNotContain("Metrics", inspected);
    }
}
