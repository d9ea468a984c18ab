using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Imaging;
using MLNetGan.Tests.Data;
using MLNetGan.Tests.Pipeline.Translation;

namespace MLNetGan.Tests.Cli;

/// <summary>A system that learns both ways from images that are no pairs, from its training to its use.</summary>
[TestClass]
public class TrainUnpairedTests : ToolTest
{
    private static readonly string[] s_small = ["--preset", "compact", "--set", "GeneratorChannels=2", "--set", "ResidualBlocks=1", "--set", "BatchSize=2", "--set", "ReceptiveField=16"];

    [TestMethod]
    public void Folders_AreTrainedOn_AndTranslatedBothWays()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run"), inputs = Write(folder, "data/trainA", 6), targets = Write(folder, "data/trainB", 3);
        Tool(["train", "cyclegan", "--unpaired", folder.File("data"), .. s_small, "--epochs", "2", "--out", run]).Succeeded();
        string[] losses = File.ReadAllLines(Path.Combine(run, "losses.csv"));
        Assert.AreEqual("epoch,step,seconds,images,generators_loss,discriminators_loss,generators_adversarial_target,generators_adversarial_input," +
            "generators_cycle_input,generators_cycle_target,generators_identity_target,generators_identity_input,discriminators_adversarial_input,discriminators_adversarial_target," +
            "real_belief_input,fake_belief_input,real_belief_target,fake_belief_target", losses[0]);
        Assert.AreEqual("12", losses[^1].Split(',')[3], "The shorter folder is begun again.");
        Assert.AreEqual(22 + 6 * 66 - 2, Loading.Shape(Path.Combine(run, "samples.png")).Height);
        Assert.HasCount(3, Tool("inspect", run).Succeeded().Output.Split("CycleGAN generator"), "Both generators are shown.");

        using TwoWayTransformer loaded = new MLContext().Gan().LoadRun<TwoWayTransformer>(run);
        IsTranslated(loaded, "Translated", "Input", inputs, 6, Tool("translate", run, "--input", inputs, "--out", folder.File("there")), folder.File("there"));
        IsTranslated(loaded.Reverse, "Reversed", "Target", targets, 3, Tool("translate", run, "--reverse", "--input", targets, "--out", folder.File("back")), folder.File("back"));

        string onnx = folder.File("back.onnx");
        Tool("export", run, "--reverse", "--out", onnx).Succeeded();
        using var stream = new MemoryStream();
        loaded.Reverse.ExportOnnx(stream);
        CollectionAssert.AreEqual(stream.ToArray(), File.ReadAllBytes(onnx));
    }

    [TestMethod]
    public void GreyAndColour_AreTranslatedIntoEachOther()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run"), inputs = Write(folder, "data/trainA", 2), targets = Write(folder, "data/trainB", 2);
        Tool(["train", "cyclegan", "--unpaired", folder.File("data"), "--input-channels", "1", .. s_small, "--epochs", "1", "--out", run]).Succeeded();
        Assert.Contains($"2 colour images ('{Path.Combine(inputs, "0.png")}' first) became grey",
            Tool("translate", run, "--input", inputs, "--out", folder.File("there")).Succeeded().Error);
        Tool("translate", run, "--reverse", "--input", targets, "--out", folder.File("back")).Succeeded();
        Assert.AreEqual(new ImageShape(3, 16, 16), Loading.Shape(folder.File("there", "0.png")));
        Assert.AreEqual(new ImageShape(1, 16, 16), Loading.Shape(folder.File("back", "0.png")));
        Tool("train", "cyclegan", "--resume", "--input-channels", "3", "--out", run).FailedWith(1, "--input-channels 3 disagrees with the run, which has 1");
    }

    [TestMethod]
    public void TwoFolders_AreTheSameAsOneOfBoth_AndBroughtToASize()
    {
        using var folder = new TemporaryFolder();
        string inputs = Write(folder, "trainA", 2), targets = Write(folder, "trainB", 2);
        foreach (string[] data in (string[][])[["--unpaired", folder.Path], ["--input-folder", inputs, "--target-folder", targets]])
        {
            Assert.Contains("Data: 2 rows of (3, 32, 32) and (3, 32, 32)", Tool(["train", "cyclegan", .. data, "--size", "32", .. s_small, "--dry-run"]).Succeeded().Output);
            Tool(["train", "cyclegan", .. data, "--size", "30", .. s_small, "--dry-run"]).FailedWith(1, "Resize them to 32x32");
        }
    }

    [TestMethod]
    public void SubFoldersOfInputs_AreLabelsToTrainOn()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "data/trainA/one", 4);
        Write(folder, "data/trainA/two", 4);
        Write(folder, "data/trainB", 8);
        string[] train = ["train", "cogan", "--unpaired", folder.File("data"), "--preset", "compact", "--dry-run"];
        const string Advice = "Labels are not trained on: --set LabelColumnName=Label does that.";
        Assert.Contains(Advice, Tool(train).Succeeded().Output);
        string output = Tool([.. train, "--set", "LabelColumnName=Label"]).Succeeded().Output;
        Assert.Contains("2 labels", output);
        Assert.DoesNotContain(Advice, output);
        Tool("train", "cogan", "--input-folder", folder.File("data", "trainB"), "--target-folder", folder.File("data", "trainB"), "--preset", "compact",
            "--set", "LabelColumnName=Label", "--dry-run").FailedWith(1, "put the images of the first folder into one sub-folder a label, or leave --set LabelColumnName out");
    }

    [TestMethod]
    public void ARunThatIsTooShort_SaysThatNothingWasLearned_AndOneThatNeverBegan_LeavesNothing()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run"), one = Write(folder, "one", 1);
        Write(folder, "data/trainA", 2);
        Write(folder, "data/trainB", 2);
        ProgramResult result = Tool("train", "discogan", "--unpaired", folder.File("data"), "--size", "32", "--preset", "compact", "--set", "GeneratorChannels=2", "--epochs", "1", "--out", run);
        Assert.Contains("Training has ended after 1 step, and 'generators' first learn in step 2: what is delivered has learned nothing. Raise --epochs to go on",
            result.Succeeded().Error);
        Tool("train", "cogan", "--input-folder", one, "--target-folder", one, "--preset", "compact", "--epochs", "1", "--out", folder.File("none")).FailedWith(1, "too few");
        Assert.IsFalse(Directory.Exists(folder.File("none")));
    }

    private static string Write(TemporaryFolder folder, string name, int count)
    {
        Directory.CreateDirectory(folder.File(name));
        for (int i = 0; i < count; i++)
            PngFile.Save(Path.Combine(folder.File(name), $"{i}.png"), TinyPairs.Picture(i + name.Length + name[^1], 3, 16, 16), new ImageShape(3, 16, 16));
        return folder.File(name);
    }

    private static void IsTranslated(ImageToImageTransformer translator, string output, string input, string images, int count, ProgramResult result, string made)
    {
        Assert.Contains($"{count} images in", result.Succeeded().Output);
        GanDataCatalog data = new MLContext().Gan().Data;
        for (int i = 0; i < count; i++)
        {
            float[] expected = translator.Transform(data.LoadImage(Path.Combine(images, $"{i}.png"), input)).GetColumn<float[]>(output).Single();
            float[] pixels = data.LoadImage(Path.Combine(made, $"{i}.png"), "Image").GetColumn<float[]>("Image").Single();
            Assert.IsLessThan(0.51f, expected.Zip(pixels, (a, b) => Math.Abs(a - b)).Max(), "Pixels are rounded to whole numbers.");
        }
    }
}
