using System.Buffers.Binary;
using Microsoft.ML;
using Microsoft.ML.OnnxRuntime;
using MLNetGan.Cli.Runs;

namespace MLNetGan.Tests.Cli;

[TestClass]
public class UseRunTests : ToolTest
{
    private static readonly TemporaryFolder s_runs = new();

    private static readonly Lazy<string> s_draw = new(() =>
    {
        string run = s_runs.File("draw");
        Tool("train", "draw", "--drawn", "100", "--binarize", "--preset", "compact", "--set", "Units=8", "--set", "Steps=2", "--epochs", "1", "--out", run).Succeeded();
        return run;
    });

    [ClassCleanup]
    public static void Remove() => s_runs.Dispose();

    [TestMethod]
    public void Generate_WritesAFolderALabel_TheSameForTheSameSeed()
    {
        using var folder = new TemporaryFolder();
        string first = folder.File("first"), again = folder.File("again"), other = folder.File("other");
        Tool("generate", TrainedRun, "--per-label", "2", "--seed", "7", "--out", first).Succeeded();
        Tool("generate", TrainedRun, "--count", "20", "--seed", "7", "--out", again).Succeeded();
        Tool("generate", TrainedRun, "--count", "13", "--seed", "8", "--out", other).Succeeded();
        string[] files = Directory.GetFiles(first, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(first, file)).Order().ToArray();
        CollectionAssert.AreEqual(
            Enumerable.Range(0, 10).SelectMany(label => new[] { Path.Combine($"{label}", "0.png"), Path.Combine($"{label}", "1.png") }).ToArray(), files);
        foreach (string file in files)
        {
            byte[] image = File.ReadAllBytes(Path.Combine(first, file));
            Assert.AreEqual((28, 28), (BinaryPrimitives.ReadInt32BigEndian(image.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(image.AsSpan(20))));
            CollectionAssert.AreEqual(image, File.ReadAllBytes(Path.Combine(again, file)));
        }
        Assert.HasCount(13, Directory.GetFiles(other, "*.png", SearchOption.AllDirectories));
        CollectionAssert.AreNotEqual(File.ReadAllBytes(Path.Combine(first, "0", "0.png")), File.ReadAllBytes(Path.Combine(other, "0", "0.png")));
    }

    [TestMethod]
    [DataRow("png"), DataRow("idx")]
    public void Generate_LeavesAFolderThatHoldsOtherImagesAlone(string format)
    {
        using var folder = new TemporaryFolder();
        string images = folder.File("images");
        Directory.CreateDirectory(images);
        Tool("generate", TrainedRun, "--per-label", "2", "--out", images).Succeeded();
        Tool("generate", TrainedRun, "--per-label", "1", "--format", format, "--out", images)
            .FailedWith(1, $"--out {images}: expected a folder that is empty");
        Assert.HasCount(20, Directory.GetFiles(images, "*", SearchOption.AllDirectories));
    }

    [TestMethod]
    public void WhatToTypeNext_NamesAFileBesideTheRun_HoweverItIsNamed()
    {
        using var folder = new TemporaryFolder();
        string network = ShellWord.Quoted($"{TrainedRun}.onnx");
        foreach (string run in (string[])[".", TrainedRun + Path.DirectorySeparatorChar])
        {
            string[] command = ["generate", run, "--count", "10", "--out", folder.File(run == "." ? "first" : "second")];
            Assert.Contains($"--out {network}", BuiltProgram.RunIn(TrainedRun, ToolProject, command).Succeeded().Error);
        }
    }

    [TestMethod]
    public void Generate_OfSomeLabels()
    {
        using var folder = new TemporaryFolder();
        string[] Labels() => [.. Directory.GetDirectories(folder.File("out")).Select(path => Path.GetFileName(path)).Order()];
        Tool("generate", TrainedRun, "--label", "7", "--label", "3", "--count", "4", "--out", folder.File("out")).Succeeded();
        CollectionAssert.AreEqual(new[] { "3", "7" }, Labels());
        Assert.HasCount(2, Directory.GetFiles(folder.File("out/7")));
        Tool("generate", TrainedRun, "--label", "3", "--label", "7", "--count", "3", "--out", "x")
            .FailedWith(1, "--count 3: expected a multiple of 2, the number of the labels wanted");
        Tool("generate", TrainedRun, "--label", "seven", "--per-label", "1", "--out", "x")
            .FailedWith(1, "--label seven: this run has no such label. It has 0, 1, 2, 3, 4, 5, 6, 7, 8, 9.");
        Tool("generate", TrainedRun, "--label", "", "--per-label", "1", "--out", "x")
            .FailedWith(1, $"--label {ShellWord.Quoted("")}: this run");
    }

    [TestMethod]
    public void ARunOfAProgram_IsARun()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run"), digits = folder.File("digits");
        Tool("generate", TrainedRun, "--per-label", "8", "--out", digits).Succeeded();
        var ml = new MLContext(seed: 1);
        var options = new DcganOptions
        {
            BaseChannels = 2,
            Epochs = 1,
            RunFolder = run,
            AverageDecay = 0.5,
            Schedule = LearningRateSchedule.LinearDecay(0.5),
            SheetInterval = 3,
            BestBy = ImageMetric.SlicedWassersteinDistance,
            EvaluationImages = 20,
        };
        ml.Gan().Dcgan(options).Fit(ml.Gan().Data.LoadImageFolder(digits)).Dispose();
        Assert.Contains("  AverageDecay=0.5\n", Tool("inspect", run).Succeeded().Output);
        Tool("generate", run, "--count", "2", "--out", folder.File("out")).Succeeded();
        Tool("report", run).Succeeded();
        Tool("train", "--resume", "--epochs", "2", "--out", run).FailedWith(1, "does not say where its data lies. Give one source of images");
        string resumed = Tool("train", "--resume", "--epochs", "2", "--folder", digits, "--out", run).Succeeded().Output;
        Assert.Contains("epoch 2/2", resumed);
        string written = File.ReadAllText(Path.Combine(run, "options.json"));
        Assert.Contains("\"sheetInterval\": 3", written);
        Assert.Contains("\"evaluate\": \"swd\"", written);
        Assert.Contains(
            "Nothing was trained", Tool("train", "--resume=true", $"--out:{run}").Succeeded().Output, "Now the run names its data.");
    }

    [TestMethod]
    public void AnInfoGanRun_GeneratesForEveryValueOfItsCode()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run"), images = folder.File("images");
        Tool("train", "infogan", "--drawn", "64", "--epochs", "1", "--preset", "compact", "--out", run).Succeeded();
        Tool("generate", run, "--per-label", "2", "--out", images).Succeeded();
        CollectionAssert.AreEqual(
            Enumerable.Range(0, 10).Select(code => $"{code}").ToArray(), Directory.GetDirectories(images).Select(Path.GetFileName).Order().ToArray());
        Assert.HasCount(20, Directory.GetFiles(images, "*.png", SearchOption.AllDirectories));
        Assert.Contains("InfoGAN discriminator", Tool("inspect", run).Succeeded().Output);
    }

    [TestMethod]
    public void AProGanRun_TellsItsGrowthAndGeneratesAtAnyResolutionReached()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run"), images = folder.File("images"), onnx = folder.File("small.onnx");
        string output = Tool("train", "progan", "--drawn", "96", "--preset", "compact", "--set", "Mirror=true", "--epochs", "2", "--out", run).Succeeded().Output;
        Assert.Contains("resolution 7  alpha 1  wasserstein estimate ", output);
        Assert.Contains("\"mirror\": true", File.ReadAllText(Path.Combine(run, "options.json")));
        Assert.IsTrue(File.Exists(Path.Combine(run, "samples", "growth.png")));
        Tool("generate", run, "--count", "2", "--resolution", "7", "--out", images).Succeeded();
        Assert.AreEqual(7, BinaryPrimitives.ReadInt32BigEndian(File.ReadAllBytes(Path.Combine(images, "0.png")).AsSpan(16)));
        Tool("export", run, "--resolution", "7", "--out", onnx).Succeeded();
        using var session = new InferenceSession(onnx);
        Assert.Contains("Latent", session.InputMetadata.Keys);
        Tool("generate", run, "--count", "2", "--resolution", "28", "--out", images).FailedWith(1, "--resolution 28: expected one of 7, which this run has reached");
        Tool("generate", TrainedRun, "--count", "2", "--resolution", "28", "--out", images).FailedWith(1, "--resolution goes with networks that grow");
        Tool("generate", run, "--per-label", "2", "--out", images).FailedWith(1, "The generator of this run takes no labels");
    }

    [TestMethod]
    [DataRow("latent", "Latent"), DataRow("seed", "Seed")]
    public void Export_StartsFromTheWantedInput(string kind, string name)
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("generator.onnx");
        Tool("export", TrainedRun, "--input", kind, "--out", file).Succeeded();
        using var session = new InferenceSession(file);
        Assert.Contains(name, session.InputMetadata.Keys);
        Assert.Contains("Label", session.InputMetadata.Keys);
    }

    [TestMethod]
    public void Export_GivesTheNetworkThatReadsImages()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("classifier.onnx");
        Tool("export", TrainedRun, "--recognizer", "--out", file).Succeeded();
        using var session = new InferenceSession(file);
        CollectionAssert.AreEqual(new[] { "Image" }, session.InputMetadata.Keys.ToArray());
        CollectionAssert.AreEquivalent(new[] { "PredictedLabel", "Score" }, session.OutputMetadata.Keys.ToArray());
        Tool("export", TrainedRun, "--recognizer", "--input", "seed", "--out", file).FailedWith(1, "--input goes with networks that take noise");
    }

    [TestMethod]
    [DataRow("latent", "Noise"), DataRow("seed", "Seed")]
    public void Export_OfDrawsEncoder_StartsFromTheWantedInput(string kind, string name)
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("encoder.onnx");
        Tool("export", s_draw.Value, "--recognizer", "--input", kind, "--out", file).Succeeded();
        using var session = new InferenceSession(file);
        CollectionAssert.AreEquivalent(new[] { "Image", name }, session.InputMetadata.Keys.ToArray());
    }

    [TestMethod]
    public void Report_IsInEveryFinishedRunAndCanBeWrittenElsewhere()
    {
        using var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Path, "missing", "page.html");
        Assert.AreEqual(file, Tool("report", TrainedRun, "--out", file).Succeeded().Output.Trim());
        string page = File.ReadAllText(file);
        Assert.AreEqual(File.ReadAllText(Path.Combine(TrainedRun, "report.html")), page);
        foreach (string part in (string[])["<h1>AC-GAN</h1>", "2 epochs, 6 steps", "fake belief", "labels generated accuracy", "mlnetgan train acgan --drawn 192 --preset compact", "TorchSharp 0."])
            Assert.Contains(part, page);
        Assert.DoesNotContain("ImageChannels", page);
        Tool("report", folder.File("none")).FailedWith(1, "There is no run folder");
    }

    [TestMethod]
    public void Inspect_ShowsNetworksOptionsLossesAndCheckpoint()
    {
        string output = Tool("inspect", TrainedRun).Succeeded().Output;
        foreach (string part in (string[])["AC-GAN compact generator", "AC-GAN compact discriminator", "(1, 28, 28)", "  LatentSize=64", "step-000000006", "Last losses (epoch 2, step 6", "generatedAccuracy"])
            Assert.Contains(part, output);
        Assert.DoesNotContain("ImageChannels", output, "Columns of vectors have their own.");
    }
}
