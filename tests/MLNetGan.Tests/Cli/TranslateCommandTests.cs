using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.OnnxRuntime;
using MLNetGan.Imaging;
using MLNetGan.Tests.Data;
using MLNetGan.Tests.Imaging;

namespace MLNetGan.Tests.Cli;

[TestClass]
public class TranslateCommandTests : ToolTest
{
    [TestMethod]
    public void Reverse_IsForSystemsThatLearnBothWays()
    {
        using var folder = new TemporaryFolder();
        folder.Write(Imaging.PillowImages.Grey, "a.png");
        Tool("translate", TranslatorRun, "--reverse", "--input", folder.File("a.png"), "--out", folder.File("out")).FailedWith(1, "learned one way only");
        Assert.IsFalse(Directory.Exists(folder.File("out")));
    }

    [TestMethod]
    public void Folder_IsTranslatedInTheSizesAndUnderTheNamesOfItsImages()
    {
        using var folder = new TemporaryFolder();
        string images = Path.GetDirectoryName(folder.Write(PillowImages.Rgb, "images", "colour.png"))!, target = folder.File("new", "out");
        folder.Write(PillowImages.Grey, "images", "grey.png");
        folder.Write(PillowImages.Rgba, "images", "alpha.PNG");
        folder.Write(PillowImages.RgbJpeg, "images", "photo.jpg");
        folder.Write([1, 2, 3], "images", "notes.txt");
        folder.Write([1, 2, 3], "images", ".hidden.png");
        Assert.Contains("4 images in", Tool("translate", TranslatorRun, "--input", images, "--out", target).Succeeded().Output);

        string[] names = ["alpha.png", "colour.png", "grey.png", "photo.png"];
        CollectionAssert.AreEquivalent(names, Directory.GetFiles(target).Select(file => Path.GetFileName(file)).ToArray());
        foreach (string name in names)
            Assert.AreEqual(name == "photo.png" ? new ImageShape(3, 8, 16) : new ImageShape(3, 4, 5), Loading.Shape(Path.Combine(target, name)), name);
    }

    [TestMethod]
    public void Translation_IsThatOfTheTransformer()
    {
        using var folder = new TemporaryFolder();
        var ml = new MLContext();
        string image = folder.File("map.png"), target = folder.File("out");
        ml.Gan().Data.SaveImage(ml.Gan().Data.DrawnFacades(1, size: 48, seed: 3), image, "Input");
        Tool("translate", TranslatorRun, "--input", image, "--out", target).Succeeded();

        using var translator = ml.Gan().LoadRun<ImageToImageTransformer>(TranslatorRun);
        float[] expected = translator.Transform(ml.Gan().Data.LoadImage(image, "Input")).GetColumn<float[]>("Translated").Single();
        float[] pixels = ml.Gan().Data.LoadImage(Path.Combine(target, "map.png")).GetColumn<float[]>("Image").Single();
        Assert.IsLessThan(0.51f, expected.Zip(pixels, (a, b) => Math.Abs(a - b)).Max(), "Pixels are rounded to whole numbers.");
        Assert.IsGreaterThan(5, pixels.Max() - pixels.Min());
    }

    [TestMethod]
    public void BrokenImages_AreNamedAndTheOthersTranslated()
    {
        using var folder = new TemporaryFolder();
        string images = Path.GetDirectoryName(folder.Write(PillowImages.Rgb, "images", "1.png"))!, target = folder.File("out");
        string text = folder.Write([1, 2, 3], "images", "2.png"), cut = folder.Write(PillowImages.RgbJpeg[..200], "images", "3.jpg");
        folder.Write(PillowImages.Rgb, "images", "4.png");
        ProgramResult result = Tool("translate", TranslatorRun, "--input", images, "--out", target);
        Assert.AreEqual(1, result.ExitCode);
        Assert.Contains("2 images in", result.Output);
        Assert.Contains(text, result.Error);
        Assert.Contains(cut, result.Error);
        CollectionAssert.AreEquivalent(new[] { "1.png", "4.png" }, Directory.GetFiles(target).Select(file => Path.GetFileName(file)).ToArray());

        File.WriteAllBytes(text, PillowImages.Rgb);
        File.WriteAllBytes(cut, PillowImages.RgbJpeg);
        string[] again = ["translate", TranslatorRun, "--input", images, "--out", target];
        Tool(again).FailedWith(1, "and 1 more of 4 are there already, and the translation of");
        Assert.Contains($"2 images in {target}; 2 were there already", Tool([.. again, "--resume"]).Succeeded().Output);
        Assert.HasCount(4, Directory.GetFiles(target));
    }

    [TestMethod]
    public void TranslationThatWouldReplaceAnImage_IsRefused()
    {
        using var folder = new TemporaryFolder();
        string png = folder.Write(PillowImages.Rgb, "1.png"), jpeg = folder.Write(PillowImages.RgbJpeg, "1.jpg"), run = TranslatorRun;
        Tool("translate", run, "--input", png, "--out", folder.Path).FailedWith(1, $"The translation of '{png}' would take its place");
        Tool("translate", run, "--input", folder.Path, "--out", Path.Combine(folder.Path, "out")).FailedWith(1, "would have one name");
        CollectionAssert.AreEquivalent(new[] { png, jpeg }, Directory.GetFileSystemEntries(folder.Path));
        CollectionAssert.AreEqual(PillowImages.Rgb, File.ReadAllBytes(png));
    }

    [TestMethod]
    public void ASingleImage_IsTranslatedIntoTheNamedFile()
    {
        using var folder = new TemporaryFolder();
        string image = folder.Write(PillowImages.RgbJpeg, "in.jpg"), target = folder.File("new", "out.PNG");
        Assert.Contains($"1 image: {target}", Tool("translate", TranslatorRun, "--input", image, "--out", target).Succeeded().Output);
        Assert.AreEqual(new ImageShape(3, 8, 16), Loading.Shape(target));
        Tool("translate", TranslatorRun, "--input", image, "--out", folder.File("out.jpg")).FailedWith(1, "out.jpg: expected a folder, or a file whose name ends in .png.");
        Tool("translate", TranslatorRun, "--input", folder.Path, "--out", folder.File("out.png")).FailedWith(1, "out.png: expected a folder for the translations of a folder.");
        Directory.CreateDirectory(folder.File("a.png"));
        Assert.Contains($"1 image in {folder.File("a.png")}", Tool("translate", TranslatorRun, "--input", image, "--out", folder.File("a.png")).Succeeded().Output, "It is a folder.");
    }

    [TestMethod]
    public void Results_DoNotGoAmongTheFilesOfTheRun()
    {
        using var folder = new TemporaryFolder();
        string image = folder.Write(PillowImages.Rgb, "samples.png"), samples = Path.Combine(TranslatorRun, "samples");
        foreach (string target in (string[])[TranslatorRun, samples, Path.Combine(TranslatorRun, "samples.png")])
            Tool("translate", TranslatorRun, "--input", image, "--out", target).FailedWith(1, $"--out {target} lies in the run folder '{TranslatorRun}'");
        void Refused(string target, params string[] command) => ToolHere([.. command, "--out", target])
            .FailedWith(1, $"--out {target} lies in the run folder '{TrainedRun}', among the files of the run. Choose another folder.");
        Refused(Path.Combine(TrainedRun, "samples"), "generate", TrainedRun, "--count", "1");
        Refused(Path.Combine(TrainedRun, "samples.png"), "explore", TrainedRun, "traverse");
        Refused(Path.Combine(TrainedRun, "generator.onnx"), "export", TrainedRun);
        Refused(Path.Combine(TrainedRun, "page.html"), "report", TrainedRun);
        Refused(Path.Combine(TrainedRun, "samples"), "evaluate", TrainedRun, "--real", folder.Path);
        Refused(TrainedRun, "translate", TranslatorRun, "--input", image);
        Refused(Path.Combine(TrainedRun, "generator.onnx"), "export", TranslatorRun);
        Refused(Path.Combine(TrainedRun, "checkpoints", "step-1", "model.safetensors"), "export", TranslatorRun);
        Refused(Path.Combine(TrainedRun, "evaluation"), "evaluate", folder.Path, "--real", folder.Path);
        Refused(TrainedRun, "uplift", "--drawn", "100", "--quick");
        // Whose model.json is of something else, it is no run.
        string web = Path.GetDirectoryName(folder.Write([1], "web", "model.json"))!;
        ToolHere("export", TranslatorRun, "--out", Path.Combine(web, "translator.onnx")).Succeeded();
    }

    [TestMethod]
    public void RunOfAnotherKind_IsNamedWithTheCommandForIt()
    {
        using var folder = new TemporaryFolder();
        string image = folder.Write(PillowImages.Rgb, "1.png"), target = Path.Combine(folder.Path, "out"), onnx = folder.File("out.onnx");
        Tool("translate", TrainedRun, "--input", image, "--out", target).FailedWith(1, "is of acgan, which generates images from noise. Use 'mlnetgan generate'");
        Tool("generate", TranslatorRun, "--count", "1", "--out", target).FailedWith(1, "is of pix2pix, which translates images. Use 'mlnetgan translate'");
        Tool("export", TrainedRun, "--size", "32", "--out", onnx).FailedWith(1, "--size goes with systems that translate images");
        Tool("export", TranslatorRun, "--input", "seed", "--out", onnx).FailedWith(1, "--input goes with networks that take noise: this one reads images alone. Leave it out.");
        Tool("export", TranslatorRun, "--recognizer", "--out", onnx).FailedWith(1, "--recognizer: this run learned no network that reads images");
        Assert.IsFalse(Directory.Exists(target) || File.Exists(onnx));
    }

    [TestMethod]
    [DataRow(null, 32, 32), DataRow("64", 64, 64), DataRow("40x56", 40, 56)]
    public void Export_IsForImagesOfTheWantedSize(string? size, int height, int width)
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("translator.onnx");
        string[] options = size is null ? [] : ["--size", size];
        Tool(["export", TranslatorRun, .. options, "--out", file]).Succeeded();
        using var session = new InferenceSession(file);
        CollectionAssert.AreEqual(new[] { -1, 3, height, width }, session.InputMetadata["Input"].Dimensions);
    }

    [TestMethod]
    public void Inspect_ShowsNetworksOptionsAndTheMeasure()
    {
        string output = Tool("inspect", TranslatorRun).Succeeded().Output;
        foreach (string part in (string[])["pix2pix generator", "(3, 32, 32)", "  ReceptiveField=70", "step-0000000", "Last losses (epoch 11, step 22", "validation l1: ", "whose weights the results have", "validationL1"])
            Assert.Contains(part, output);
        Assert.DoesNotContain("ImageChannels", output);
        Assert.DoesNotContain("InputChannels", output);
    }
}
