using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Imaging;
using MLNetGan.Tests.Data;
using MLNetGan.Tests.Pipeline.Translation;

namespace MLNetGan.Tests.Cli;

/// <summary>A system that learns from images alone, and then makes images of images: from its training to its use.</summary>
[TestClass]
public class CompleteTests : ToolTest
{
    private const int Side = 16;

    private static readonly string[] s_small =
        ["--preset", "compact", "--set", "GeneratorChannels=2", "--set", "BottleneckSize=6", "--set", "BatchSize=4", "--epochs", "2"];

    [TestMethod]
    public void ImagesAreTrainedOn_AndCompletedInTheirCentre()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run"), images = Write(folder, "images", 10), made = folder.File("made");
        Tool(["train", "contextencoder", "--folder", images, "--test-folder", images, .. s_small, "--out", run]).Succeeded();
        string[] losses = File.ReadAllLines(Path.Combine(run, "losses.csv"));
        Assert.AreEqual("epoch,step,seconds,images,discriminator_loss,generator_loss," +
            "discriminator_adversarial,generator_reconstruction,generator_adversarial,real_belief,fake_belief,hidden_l1", losses[0]);
        Assert.AreEqual(22 + 3 * 66 - 2, Loading.Shape(Path.Combine(run, "samples.png")).Height);
        Assert.Contains("Blank masked", Tool("inspect", run).Succeeded().Output);

        Tool("translate", run, "--input", images, "--out", made).Succeeded();
        for (int i = 0; i < 10; i++)
        {
            (float[] image, float[] completed) = (Pixels(Path.Combine(images, $"{i}.png")), Pixels(Path.Combine(made, $"{i}.png")));
            Assert.IsTrue(image.Zip(completed).Where((_, p) => !IsCentre(p)).All(pair => pair.First == pair.Second), "What is not hidden stays.");
            Assert.IsTrue(image.Zip(completed).Any(pair => pair.First != pair.Second));
        }

        string onnx = folder.File("model.onnx");
        Tool("export", run, "--out", onnx).Succeeded();
        using var loaded = new MLContext().Gan().LoadRun<ContextEncoderTransformer>(run);
        using var stream = new MemoryStream();
        loaded.ExportOnnx(stream);
        CollectionAssert.AreEqual(stream.ToArray(), File.ReadAllBytes(onnx));

        Tool("generate", run, "--count", "1", "--out", folder.File("none")).FailedWith(1, "Use 'mlnetgan translate'");
        Tool("export", run, "--size", "32", "--out", onnx).FailedWith(1, "makes them in the size of training");
        Tool("translate", run, "--input", images, "--mask", Path.Combine(images, "0.png"), "--out", folder.File("none"))
            .FailedWith(1, "--mask goes with systems that fill in any part");
    }

    [TestMethod]
    public void AMask_SaysWhatIsFilledIn()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run"), images = Write(folder, "images", 10), mask = folder.File("mask.png"), made = folder.File("made");
        string[] blocks = ["--set", "Region=RandomBlocks", "--set", "Bottleneck=ChannelWise"];
        Tool(["train", "contextencoder", "--folder", images, .. s_small, .. blocks, "--out", run]).Succeeded();
        float[] white = [.. Enumerable.Range(0, Side * Side).Select(p => p < 5 * Side ? 255f : 0f)];
        PngFile.Save(mask, white, new ImageShape(1, Side, Side));
        Tool("translate", run, "--input", Path.Combine(images, "3.png"), "--mask", mask, "--out", made).Succeeded();
        (float[] image, float[] completed) = (Pixels(Path.Combine(images, "3.png")), Pixels(Path.Combine(made, "3.png")));
        int[] changed = [.. Enumerable.Range(0, image.Length).Where(p => image[p] != completed[p]).Select(p => p % (Side * Side))];
        Assert.IsNotEmpty(changed);
        Assert.IsLessThan(5 * Side, changed.Max());

        PngFile.Save(mask, new float[Side * Side], new ImageShape(1, Side, Side));
        Assert.Contains($"--mask: no part of '{mask}' is more than half white",
            Tool("translate", run, "--input", Path.Combine(images, "3.png"), "--mask", mask, "--out", folder.File("black")).Succeeded().Error);
        Tool("translate", run, "--input", images, "--seed", "1", "--out", folder.File("none")).FailedWith(1, "--seed goes with systems that make several results of one image");

        PngFile.Save(mask, new float[64], new ImageShape(1, 8, 8));
        const string Message = "has 8x8 pixels (height x width): this run takes images of 16x16";
        Tool("translate", run, "--input", images, "--mask", mask, "--out", folder.File("none")).FailedWith(1, Message);
        Tool("translate", run, "--input", mask, "--out", folder.File("none")).FailedWith(1, Message);
    }

    [TestMethod]
    public void ImagesOfAnUnfitSize_AreNamedWithTheNearest()
    {
        using var folder = new TemporaryFolder();
        string images = Write(folder, "images", 4);
        Tool("train", "contextencoder", "--folder", images, "--size", "18", "--preset", "compact", "--dry-run").FailedWith(1, "The nearest size is 20x20");
    }

    private static bool IsCentre(int place) => place / Side % Side is >= 4 and < 12 && place % Side is >= 4 and < 12;

    private static float[] Pixels(string path) => new MLContext().Gan().Data.LoadImage(path).GetColumn<float[]>("Image").Single();

    private static string Write(TemporaryFolder folder, string name, int count)
    {
        Directory.CreateDirectory(folder.File(name));
        for (int i = 0; i < count; i++)
            PngFile.Save(Path.Combine(folder.File(name), $"{i}.png"), TinyPairs.Picture(i, 3, Side, Side), new ImageShape(3, Side, Side));
        return folder.File(name);
    }
}
