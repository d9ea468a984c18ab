using System.Diagnostics;
using MLNetGan.Tests.Data;
using MLNetGan.Tests.Metrics.Extractors;

namespace MLNetGan.Tests.Cli;

/// <summary>Images that are measured while they are learned.</summary>
[TestClass]
public class TrainEvaluateTests : ToolTest
{
    private static readonly string[] s_tiny =
        ["--drawn", "100", "--preset", "compact", "--set", "BaseChannels=2", "--set", "EvaluationImages=60"];

    [TestMethod]
    public void A_Run_Ends_When_No_Evaluation_Is_Better_And_Goes_On_With_More_Patience()
    {
        using var folder = new TemporaryFolder();
        string network = folder.Write(OnnxFiles.Means(28), "network.onnx"), run = folder.File("run");
        // A generator that has hardly learned reaches no real image, however often it is asked.
        ProgramResult first = Tool(["train", "dcgan", .. s_tiny, "--epochs", "4", "--evaluate", $"recall@{network}", "--patience", "1", "--out", run]).Succeeded();
        Assert.Contains("recall 0.0000", first.Output);
        Assert.Contains("ended early: 1 evaluation in a row no better than the best (--patience is 1)", first.Output);
        Assert.HasCount(3, File.ReadAllLines(Path.Combine(run, "losses.csv")));
        Assert.Contains("frechet_distance", File.ReadAllLines(Path.Combine(run, "losses.csv"))[0]);
        Assert.Contains("\"earlyEnd\": \"1 evaluation in a row", Tool("inspect", run).Succeeded().Output);

        Assert.Contains("the run has ended early, after 1 evaluation in a row no better than the best (--patience is 1). Raise --patience to go on.",
            Tool("train", "dcgan", "--resume", "--out", run).Succeeded().Output);
        Tool("train", "dcgan", "--resume", "--evaluate", $"fid@{network}", "--out", run).FailedWith(1, "--evaluate Recall, and shall go on with FrechetDistance");
        Tool("train", "dcgan", "--resume", "--patience", "9", "--every", "2", "--out", run).Succeeded();
        string[] rows = File.ReadAllLines(Path.Combine(run, "losses.csv"));
        Assert.HasCount(5, rows);
        Assert.EndsWith(",", rows[3], "The third epoch is not evaluated.");
    }

    [TestMethod]
    public void A_Classifier_Is_Trained_Once_And_Kept_In_The_Run()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run");
        Tool(["train", "dcgan", .. s_tiny, "--set", "EvaluationImages=100", "--epochs", "1", "--evaluate", "inception-score@classifier", "--out", run])
            .FailedWith(1, "--set EvaluationImages is given twice");
        // As small as compact networks take them: the classifier always learns by a thousand steps.
        var pixels = new byte[100 * 8 * 8];
        new Random(1).NextBytes(pixels);
        string images = folder.Write(IdxBytes.Of(pixels, 100, 8, 8), "images.idx"),
            labels = folder.Write(IdxBytes.Of([.. Enumerable.Range(0, 100).Select(i => (byte)(i % 2))], 100), "labels.idx");
        Tool("train", "dcgan", "--images", images, "--labels", labels, "--preset", "compact", "--set", "BaseChannels=2", "--epochs", "1",
            "--evaluate", "inception-score@classifier", "--out", run).Succeeded();
        string classifier = Path.Combine(run, "evaluation", "classifier.safetensors");
        DateTime written = File.GetLastWriteTimeUtc(classifier);
        Tool("train", "dcgan", "--resume", "--epochs", "2", "--out", run).Succeeded();
        Assert.AreEqual(written, File.GetLastWriteTimeUtc(classifier));
        Assert.Contains("\"inceptionScore\"", File.ReadAllText(Path.Combine(run, "metrics.json")));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void An_Interrupt_Ends_The_Training_Of_The_Classifier()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run");
        using Process process = BuiltProgram.Start(
            ToolProject, ["train", "dcgan", .. s_tiny, "--epochs", "1", "--evaluate", "fid@classifier", "--out", run]);
        Assert.IsNotNull(process.StandardOutput.ReadLine(), "What is trained is told before.");
        Thread.Sleep(1000);
        Interrupt(process);
        BuiltProgram.Finish(process).FailedWith(130, "stopped before the first step; nothing was saved.");
        Assert.IsFalse(Directory.Exists(Path.Combine(run, "evaluation")));
    }

    [TestMethod]
    public void Errors_Are_In_The_Tools_Words()
    {
        using var folder = new TemporaryFolder();
        string network = folder.Write(OnnxFiles.Means(28), "network.onnx"), run = folder.File("run");
        string images = folder.Write(IdxBytes.Of(IdxBytes.Counting(8 * 28 * 28), 8, 28, 28), "images.idx");
        void Fails(int status, string message, params string[] arguments) =>
            ToolHere(["train", .. arguments, "--epochs", "1", "--out", run]).FailedWith(status, message);
        Fails(2, "--evaluate fad: expected fid, kid, precision, recall, density, coverage, swd, inception-score or accuracy, and perhaps @resnet18|classifier|FILE.onnx.",
            ["dcgan", .. s_tiny, "--evaluate", "fad"]);
        Fails(2, "--evaluate fid@: expected resnet18|classifier|FILE.onnx after @.", ["dcgan", .. s_tiny, "--evaluate", "fid@"]);
        Fails(2, "--extractor-size goes with --evaluate.", ["dcgan", .. s_tiny, "--extractor-size", "64"]);
        Fails(2, "--extractor-bgr goes with --evaluate.", ["dcgan", .. s_tiny, "--extractor-bgr"]);
        Fails(1, "--extractor-mean has 2 numbers: expected one for each channel that the network takes (1), or one for all.",
            ["dcgan", .. s_tiny, "--evaluate", $"fid@{network}", "--extractor-mean", "1,2"]);
        Fails(2, "--set Patience: --patience sets this.", ["dcgan", .. s_tiny, "--set", "Patience=2"]);
        Fails(1, "nothing.onnx: expected resnet18, classifier or an ONNX file", ["dcgan", .. s_tiny, "--evaluate", "fid@nothing.onnx"]);
        Fails(1, "--evaluate is accuracy, which is not to be had of dcgan, which makes images without labels", ["dcgan", .. s_tiny, "--evaluate", "accuracy"]);
        Fails(1, "--patience is 2, and nothing is measured by which weights are better or worse. Set --evaluate, or leave --patience out.",
            ["dcgan", .. s_tiny, "--patience", "2"]);
        Fails(1, "nothing is measured by which weights are better or worse. Set --set ValidationSetFraction above 0, or leave --patience out.",
            "contextencoder", "--drawn", "8", "--preset", "compact", "--patience", "2", "--set", "ValidationSetFraction=0");
        Fails(1, "nothing is measured by which weights are better or worse. Leave --patience out.",
            "cogan", "--images", images, "--target-images", images, "--preset", "compact", "--patience", "2");
        Fails(1, "There are 16 real images: expected at least 17", "dcgan", "--drawn", "16", "--preset", "compact", "--evaluate", $"fid@{network}");
        Fails(1, "learns from labels, and the real images have none", "pix2pix", "--drawn", "8", "--preset", "compact", "--evaluate", "fid@classifier");
    }
}
