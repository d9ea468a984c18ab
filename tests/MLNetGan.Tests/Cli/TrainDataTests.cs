using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Cli.Runs;
using MLNetGan.Imaging;
using MLNetGan.Tests.Data;

namespace MLNetGan.Tests.Cli;

/// <summary>What the data options of <c>train</c> come to.</summary>
[TestClass]
public class TrainDataTests : ToolTest
{
    [TestMethod]
    public void Idx_IsBroughtToASize_AfterPadding()
    {
        using var folder = new TemporaryFolder();
        string images = folder.Write(IdxBytes.Of(IdxBytes.Counting(2 * 16 * 16), 2, 16, 16), "images");
        Assert.Contains("Data: 2 images of (1, 32, 32)", Tool("train", "dcgan", "--images", images, "--pad", "1", "--size", "32", "--dry-run").Succeeded().Output);
        Assert.Contains("Data: 2 images of (1, 16, 16)", Tool("train", "dcgan", "--images", images, "--dry-run").Succeeded().Output);
    }

    [TestMethod]
    public void ASize_MayBeOblong()
    {
        using var folder = new TemporaryFolder();
        string[] sides = WritePairs(folder, "train", 2, 32);
        void Train(string data, params string[] command) =>
            Assert.Contains($"Data: 2 {data}", Tool(["train", .. command, "--size", "32x64", "--preset", "compact", "--dry-run"]).Succeeded().Output);
        Train("images of (3, 32, 64)", "dcgan", "--folder", sides[0]);
        Train("rows of (3, 32, 64) and (3, 32, 64)", "pix2pix", "--pairs", sides[0], "--targets", sides[1]);
        Train("rows of (3, 32, 64) and (3, 32, 64)", "cyclegan", "--input-folder", sides[0], "--target-folder", sides[1]);
        string images = folder.Write(IdxBytes.Of(IdxBytes.Counting(2 * 16 * 16), 2, 16, 16), "images");
        Train("images of (1, 32, 64)", "dcgan", "--images", images);
    }

    [TestMethod]
    public void HeldOutIdx_OfAnotherSize_IsRefused_AlsoByADryRun()
    {
        using var folder = new TemporaryFolder();
        string images = folder.Write(IdxBytes.Of(IdxBytes.Counting(2 * 16 * 16), 2, 16, 16), "images"), test = folder.Write(IdxBytes.Of(IdxBytes.Counting(2 * 8 * 8), 2, 8, 8), "test");
        Tool("train", "draw", "--images", images, "--test-images", test, "--dry-run").FailedWith(1, "expected Vector<Single, 1, 16, 16>, got Vector<Single, 1, 8, 8>");
        Assert.Contains($"'{test}': 2 images, 1 channel, 16x16 pixels (height x width); 2 resized",
            Tool("train", "draw", "--images", images, "--test-images", test, "--size", "16", "--dry-run").Succeeded().Output);
    }

    [TestMethod]
    public void Channels_AreTheWantedOnes_OfTrainingAndHeldOutData()
    {
        using var folder = new TemporaryFolder();
        string[] train = WritePairs(folder, "train", 2, 32), test = WritePairs(folder, "test", 1, 32);
        Assert.Contains("Data: 2 images of (1, 32, 32)", Tool("train", "dcgan", "--folder", train[0], "--channels", "1", "--dry-run").Succeeded().Output);
        string output = Tool("train", "pix2pix", "--pairs", train[0], "--targets", train[1], "--channels", "3", "--input-channels", "1",
            "--test-pairs", test[0], "--test-targets", test[1], "--direction", "ba", "--dry-run").Succeeded().Output;
        Assert.Contains("Data: 2 rows of (1, 32, 32) and (3, 32, 32)", output);
        Assert.Contains("1 pair with inputs of 1 channel, 3 channels, 32x32 pixels", output);
    }

    [TestMethod]
    [DataRow(true, 2)]
    [DataRow(null, 3)]
    public void Binarize_MakesImagesBlackAndWhite(bool? binarize, int least)
    {
        var request = new RunRequest { System = "dcgan", Drawn = 20, Binarize = binarize };
        SystemDefinition system = SystemList.All.Single(one => one.Name == request.System);
        IDataView images = TrainingData.Load(new MLContext(), request, system, new DcganOptions());
        float[] values = [.. images.GetColumn<float[]>("Image").SelectMany(image => image).Distinct().Order()];
        Assert.AreEqual((0f, 255f), (values[0], values[^1]));
        Assert.AreEqual(least, Math.Min(values.Length, 3));
    }

    [TestMethod]
    public void Binarize_IsRemembered()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run");
        string[] options = ["--drawn", "64", "--binarize", "--preset", "compact", "--set", "BaseChannels=1"];
        string output = Tool(["train", "dcgan", .. options, "--epochs", "1", "--out", run]).Succeeded().Output;
        // Neither '1 steps' nor '1 epochs'.
        Assert.Contains("dcgan: 1 step, 1 epoch, ", output);
        Assert.Contains("\"binarize\": true", File.ReadAllText(Path.Combine(run, "options.json")));
    }

    [TestMethod]
    public void TestPairs_AreMeasuredOn_InPlaceOfAShareOfTheTrainingData()
    {
        using var folder = new TemporaryFolder();
        string[] train = WritePairs(folder, "train", 4, 32), test = WritePairs(folder, "test", 3, 64);
        string[] command = ["train", "pix2pix", "--pairs", train[0], "--targets", train[1], "--test-pairs", test[0], "--test-targets", test[1], "--preset", "compact"];
        string output = Tool([.. command, "--dry-run"]).Succeeded().Output;
        Assert.Contains("Data: 4 rows of (3, 32, 32) and (3, 32, 32)", output);
        Assert.Contains("Held-out data: 3 rows of (3, 32, 32) and (3, 32, 32)", output);
        string run = folder.File("run");
        Tool([.. command, "--set", "BatchSize=1", "--set", "GeneratorChannels=2", "--epochs", "1", "--out", run]).Succeeded();
        string[] lines = File.ReadAllLines(Path.Combine(run, "losses.csv"));
        Assert.AreEqual("4", lines[^1].Split(',')[1], "All four pairs are trained on.");
        Assert.Contains("validation_l1", lines[0]);
        Tool("train", "pix2pix", "--resume", "--test-pairs", train[0], "--test-targets", train[1], "--epochs", "2", "--out", run)
            .FailedWith(1, "it had 3 rows, and now has 4. Name where the run's data lies now, give --other-data");
        Directory.Move(train[0], folder.File("moved"));
        Tool("train", "pix2pix", "--resume", "--pairs", folder.File("moved"), "--epochs", "2", "--out", run).Succeeded();
        Assert.Contains("/moved\"", File.ReadAllText(Path.Combine(run, "options.json")).Replace('\\', '/'), "The next resume finds it there.");
    }

    // Two folders of grey squares.
    private static string[] WritePairs(TemporaryFolder folder, string name, int count, int size)
    {
        string[] sides = [folder.File($"{name}-a"), folder.File($"{name}-b")];
        foreach (string side in sides)
        {
            Directory.CreateDirectory(side);
            for (int i = 0; i < count; i++)
                PngFile.Save(Path.Combine(side, $"{i}.png"), Enumerable.Repeat(20f * i, 3 * size * size).ToArray(), new ImageShape(3, size, size));
        }
        return sides;
    }
}
