using System.Buffers.Binary;
using MLNetGan.Imaging;
using MLNetGan.Runs;
using MLNetGan.Tests.Pipeline.Translation;
using MLNetGan.Tests.Pipeline.Weights;

namespace MLNetGan.Tests.Cli;

/// <summary><c>import</c>, and <c>export</c> to safetensors.</summary>
[TestClass]
public sealed class WeightCommandTests : ToolTest
{
    // A width of the golden file's network that is not the reference's.
    private static readonly string[] s_golden =
        ["import", "cyclegan", PublishedWeightsTests.PathOf("resnet"), "--size", "64", "--set", "ResidualBlocks=9"];

    [TestMethod]
    public void An_Imported_Generator_Is_A_Run_To_Use()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run"), image = folder.File("in.png");
        string translated = folder.File("out.png"), weights = folder.File("again.safetensors");
        Tool([.. s_golden, "--set", "GeneratorChannels=4", "--out", run]).Succeeded();
        string[] files = ["generator.onnx", "model.json", "options.json", "pipeline.zip", "weights.safetensors"];
        CollectionAssert.AreEquivalent(files, Directory.GetFiles(run).Select(Path.GetFileName).ToArray());

        PngFile.Save(image, TinyPairs.Picture(0, 3, 72, 80), new ImageShape(3, 72, 80));
        Tool("translate", run, "--input", image, "--out", translated).Succeeded();
        byte[] png = File.ReadAllBytes(translated);
        Assert.AreEqual((72, 80), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16))));

        string inspected = Tool("inspect", run).Succeeded().Output;
        Assert.Contains("CycleGAN generator", inspected);
        Assert.Contains($"Weights imported from {PublishedWeightsTests.PathOf("resnet")}", inspected);
        Assert.Contains("mlnetgan import cyclegan ", File.ReadAllText(Path.Combine(run, "options.json")));

        Tool("export", run, "--out", weights).Succeeded();
        CollectionAssert.AreEqual(File.ReadAllBytes(Path.Combine(run, "weights.safetensors")), File.ReadAllBytes(weights));

        Tool("translate", run, "--input", image, "--out", folder.File("back.png"), "--reverse").FailedWith(1, "--reverse: this run learned one way only");
        Tool("train", "cyclegan", "--resume", "--out", run).FailedWith(1, "holds imported weights, and no training to go on with");
        Tool("report", run).FailedWith(1, "holds imported weights, of whose training there is nothing to report");
        Tool([.. s_golden, "--out", run]).FailedWith(1, $"Run folder '{run}' holds imported weights. Choose another folder.");
    }

    [TestMethod]
    public void What_Cannot_Be_Imported_Is_Told_And_Leaves_No_Folder()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run");
        ProgramResult result = Tool([.. s_golden, "--out", run]);
        result.FailedWith(1, "has the tensor 'model.1.weight' in shape (4, 3, 7, 7), expected (64, 3, 7, 7) for the CycleGAN generator. " +
            "Give the system, size, channels (--set GeneratorChannels, --input-channels, --channels), blocks and normalization");
        Tool("import", "pix2pix", folder.File("none.safetensors"), "--out", run).FailedWith(1, "There is no file '");
        Tool("import", "pix2pix", PublishedWeightsTests.PathOf("unet"), "--size", "100", "--out", run)
            .FailedWith(1, "The U-Net learns on images whose smaller side is a power of two");
        Assert.IsFalse(Directory.Exists(run));
    }

    [TestMethod]
    [DataRow("generator.onnx"), DataRow("model.json")]
    public void An_Import_That_Fails_Half_Way_Leaves_Nothing_And_Can_Be_Repeated(string last)
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run");
        string[] import = [.. s_golden, "--set", "GeneratorChannels=4", "--out", run];
        Disk.Before = step =>
            _ = step.Action == nameof(Disk.Rename) && step.Path.Contains(last) ? throw new IOException("The disk is full.") : 0;
        try
        {
            ToolHere(import).FailedWith(1, $"Run folder '{run}' cannot be written: The disk is full.");
        }
        finally
        {
            Disk.Before = null;
        }
        Assert.IsFalse(Directory.Exists(run));
        ToolHere(import).Succeeded();
    }

    [TestMethod]
    public void Weights_Are_Exported_By_The_Name_Of_The_File()
    {
        using var folder = new TemporaryFolder();
        string generator = folder.File("generator.safetensors"), classifier = folder.File("classifier.safetensors");
        Assert.AreEqual(generator, Tool("export", TrainedRun, "--out", generator).Succeeded().Output.Trim());
        Tool("export", TrainedRun, "--recognizer", "--out", classifier).Succeeded();
        Assert.Contains("label.weight", SafeTensors.Read(generator).Keys);
        CollectionAssert.AreNotEquivalent(SafeTensors.Read(generator).Keys, SafeTensors.Read(classifier).Keys);
        Tool("export", TrainedRun, "--input", "seed", "--out", generator).FailedWith(1, "--input goes with ONNX files");
        Tool("export", TrainedRun, "--out", Path.Combine(TrainedRun, "weights.safetensors"))
            .FailedWith(1, $"weights.safetensors lies in the run folder '{TrainedRun}', among the files of the run.");
    }
}
