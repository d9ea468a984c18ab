using System.Globalization;
using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Imaging;
using MLNetGan.Tests.Data;

namespace MLNetGan.Tests.Cli;

[TestClass]
public class TrainPairsTests : ToolTest
{
    private static readonly string[] s_small = ["--preset", "compact", "--set", "GeneratorChannels=2", "--epochs", "1"];

    [TestMethod]
    [DataRow("options.json"), DataRow("losses.csv"), DataRow("samples/epoch-0010.png"), DataRow("samples/epoch-0011.png"), DataRow("samples.png")]
    [DataRow("model.json"), DataRow("pipeline.zip"), DataRow("generator.onnx"), DataRow("metrics.json")]
    public void Train_LeavesTheFile(string name) => Assert.IsGreaterThan(0, new FileInfo(Path.Combine(TranslatorRun, name)).Length);

    [TestMethod]
    public void Progress_ShowsTheMeasure_WhereItWasTaken()
    {
        string[] lines = TranslatorTrainingResult.Succeeded().Output.Split('\n').Where(line => line.StartsWith("epoch ", StringComparison.Ordinal)).ToArray();
        Assert.HasCount(11, lines);
        Assert.Contains("validation l1 -  images/s", lines[8]);
        StringAssert.Matches(lines[9], new(@"validation l1 0\.\d{4}  images/s"));
        Assert.DoesNotContain("validation", TrainingResult.Succeeded().Output);
    }

    [TestMethod]
    public void Results_AreThoseOfTheBestEvaluation()
    {
        string[] lines = File.ReadAllLines(Path.Combine(TranslatorRun, "losses.csv"));
        int column = Array.IndexOf(lines[0].Split(','), "validation_l1");
        double[] measured = lines[^2..].Select(line => double.Parse(line.Split(',')[column], CultureInfo.InvariantCulture)).ToArray();
        int bestEpoch = measured[0] <= measured[1] ? 10 : 11;
        using var metrics = JsonDocument.Parse(File.ReadAllText(Path.Combine(TranslatorRun, "metrics.json")));
        Assert.AreEqual(measured.Min(), metrics.RootElement.GetProperty("validationL1").GetDouble(), 1e-6);
        Assert.AreEqual(bestEpoch, metrics.RootElement.GetProperty("bestEpoch").GetInt32());
        Assert.AreEqual(measured[1], metrics.RootElement.GetProperty("lastValidationL1").GetDouble());
        Assert.IsFalse(metrics.RootElement.TryGetProperty("labels", out _));
        CollectionAssert.AreEqual(
            File.ReadAllBytes(Path.Combine(TranslatorRun, "samples", $"epoch-{bestEpoch:D4}.png")), File.ReadAllBytes(Path.Combine(TranslatorRun, "samples.png")));
    }

    [TestMethod]
    [DataRow("ab", false, 255), DataRow("ba", false, 0), DataRow("ab", true, 255), DataRow("ba", true, 0)]
    public void Direction_SaysWhichImageIsTheInput(string direction, bool isParallel, int red)
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run");
        string[] pairs = WritePairs(folder, 32, isParallel);
        Tool(["train", "pix2pix", .. pairs, "--direction", direction, .. s_small, "--out", run]).Succeeded();
        // Behind captions, and below a line of 22 pixels, the sheet's first row are the inputs, its third the targets: a red, b blue.
        string sheet = Path.Combine(run, "samples.png");
        ImageShape shape = Loading.Shape(sheet);
        var pixels = new byte[shape.Length];
        ImageFile.Decode(sheet, shape, pixels);
        Assert.AreEqual(red, pixels[23 * shape.Width - 1]);
        Assert.AreEqual(255 - red, pixels[shape.Height * shape.Width - 1]);
    }

    [TestMethod]
    public void Resume_AddsEpochsAndRefusesAnotherDirection()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run");
        string[] pairs = WritePairs(folder, 32, isParallel: false);
        Tool(["train", "pix2pix", .. pairs, .. s_small, "--out", run]).Succeeded();
        Tool("train", "pix2pix", "--resume", "--direction", "ba", "--out", run).FailedWith(1, "--direction ba disagrees with the run, which has ab");
        Tool("train", "pix2pix", "--resume", "--epochs", "2", "--out", run).Succeeded();
        Assert.AreEqual("2,2", string.Join(',', File.ReadAllLines(Path.Combine(run, "losses.csv"))[^1].Split(',').Take(2)));
    }

    [TestMethod]
    public void SizeThatTheNetworkCannotTake_IsNamedWithTheOptionThatChangesIt()
    {
        using var folder = new TemporaryFolder();
        string[] pairs = WritePairs(folder, 40, isParallel: false);
        Tool(["train", "pix2pix", .. pairs, .. s_small, "--out", folder.File("run")]).FailedWith(1, "these are 40x40 pixels");
        Tool(["train", "pix2pix", .. pairs, .. s_small, "--out", folder.File("run")]).FailedWith(1, "--size");
        Assert.IsFalse(Directory.Exists(folder.File("run")));
        Tool(["train", "pix2pix", .. pairs, "--size", "32", .. s_small, "--out", folder.File("run")]).Succeeded();
    }

    [TestMethod]
    public void ClassMaps_KeepTheirNumbersInAnotherSize_OthersAreRefused_AndSeedsGiveOtherFeatures()
    {
        using var folder = new TemporaryFolder();
        for (int i = 0; i < 4; i++)
        {
            Write(folder.File("maps", $"{i}.png"), 20, [(0, 0), (2, 2)], isGrey: true);
            Write(folder.File("photos", $"{i}.png"), 20, [(0, 0), (255, 0)]);
        }
        Write(folder.File("new", "map.png"), 20, [(0, 0), (1, 1)], isGrey: true);
        Write(folder.File("new", "other.png"), 20, [(0, 0), (127, 127)], isGrey: true);
        string[] train =
        [
            "train", "pix2pixhd", "--pairs", folder.File("maps"), "--targets", folder.File("photos"), "--input-channels", "1", "--channels", "3", "--size", "16",
            "--epochs", "1", "--set", "Halvings=1", "--set", "LocalEnhancers=0", "--set", "GlobalBlocks=0", "--set", "GeneratorChannels=4",
            "--set", "DiscriminatorChannels=2", "--set", "DiscriminatorLayers=1", "--set", "ValidationSetFraction=0",
        ];
        Tool([.. train, "--set", "LabelClasses=2", "--out", folder.File("two")])
            .FailedWith(1, "Input column 'Input' holds the value 2 in row 0: expected numbers of 2 classes, whole numbers from 0 to 1");
        string run = folder.File("run");
        Tool([.. train, "--set", "LabelClasses=3", "--set", "Features=3", "--set", "EncoderChannels=2", "--out", run]).Succeeded();
        ProgramResult result = Tool("translate", run, "--input", folder.File("new"), "--out", folder.File("out"));
        Assert.AreEqual(1, result.ExitCode);
        Assert.Contains($"'{folder.File("new", "other.png")}': Input column 'Input' holds the value 127", result.Error);
        CollectionAssert.AreEqual(new[] { "map.png" }, Directory.GetFiles(folder.File("out")).Select(file => Path.GetFileName(file)).ToArray());
        byte[] Drawn(string seed)
        {
            string file = folder.File($"{seed}.png");
            Tool("translate", run, "--input", folder.File("new", "map.png"), "--seed", seed, "--out", file).Succeeded();
            return File.ReadAllBytes(file);
        }
        byte[] first = Drawn("0");
        CollectionAssert.AreEqual(File.ReadAllBytes(folder.File("out", "map.png")), first);
        CollectionAssert.AreNotEqual(first, Drawn("1"));
    }

    // Four pairs; gives the command line's options for them.
    private static string[] WritePairs(TemporaryFolder folder, int size, bool isParallel)
    {
        for (int i = 0; i < 4; i++)
        {
            if (isParallel)
            {
                Write(folder.File("a", $"{i}.png"), size, [(255, 0)]);
                Write(folder.File("b", $"{i}.png"), size, [(0, 255)]);
            }
            else
            {
                Write(folder.File("a", $"{i}.png"), size, [(255, 0), (0, 255)]);
            }
        }
        return isParallel ? ["--pairs", folder.File("a"), "--targets", folder.File("b")] : ["--pairs", folder.File("a")];
    }

    // Squares side by side, each of one red and one blue.
    private static void Write(string path, int size, (float Red, float Blue)[] squares, bool isGrey = false)
    {
        var ml = new MLContext();
        int width = squares.Length * size;
        float[] planes = isGrey ? [.. Plane(square => square.Red)] : [.. Plane(square => square.Red), .. Plane(_ => 0), .. Plane(square => square.Blue)];
        var type = SchemaDefinition.Create(typeof(Planes));
        type["Image"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, isGrey ? 1 : 3, size, width);
        ml.Gan().Data.SaveImage(ml.Data.LoadFromEnumerable([new Planes { Image = planes }], type), path);

        IEnumerable<float> Plane(Func<(float Red, float Blue), float> value) => Enumerable.Range(0, size * width).Select(i => value(squares[i % width / size]));
    }

    private sealed class Planes
    {
        public float[] Image { get; set; } = [];
    }
}
