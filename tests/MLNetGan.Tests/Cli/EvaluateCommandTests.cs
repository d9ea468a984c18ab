using System.Text.Json;
using MLNetGan.Tests.Metrics.Extractors;
using MLNetGan.Tests.Pipeline.Evaluating;

namespace MLNetGan.Tests.Cli;

[TestClass]
public class EvaluateCommandTests : ToolTest
{
    [TestMethod]
    public void A_Run_And_Its_Images_In_A_Folder_Are_Measured_Alike()
    {
        using var folder = new TemporaryFolder();
        string network = folder.Write(OnnxFiles.Means(28), "network.onnx"), real = folder.File("real"), images = folder.File("images");
        ImageViews.ML.Gan().Data.SaveImageFolder(ImageViews.Bars(60, seed: 1), real);
        Tool("generate", TrainedRun, "--count", "40", "--seed", "3", "--out", images).Succeeded();
        string[] rest = ["--real", real, "--extractor", network, "--no-labels", "--count", "40"];
        string output = Tool(["evaluate", TrainedRun, .. rest, "--seed", "3", "--out", folder.File("of run")]).Succeeded().Output;
        Tool(["evaluate", images, .. rest, "--seed", "3", "--out", folder.File("of folder")]).Succeeded();
        Assert.Contains("40 generated images against 40 of 60 real ones, features of network.onnx", output);
        Assert.Contains("20 real images were not looked at, and copies of them are not found: raise --count", output);
        Assert.Contains("Frechet distance", output);
        Assert.HasCount(1, output.Split('\n').Where(line => line.Contains(real)), "What is told of the real images is told once.");
        double ofRun = Figure("of run", "frechetDistance"), ofFolder = Figure("of folder", "frechetDistance");
        // Files hold rounded pixels.
        Assert.AreEqual(ofRun, ofFolder, 0.01 * ofRun);
        Tool("generate", TrainedRun, "--count", "40", "--seed", "3", "--format", "idx", "--out", folder.File("idx")).Succeeded();
        Tool(["evaluate", folder.File("idx"), .. rest, "--seed", "3", "--out", folder.File("of idx")]).Succeeded();
        Assert.AreEqual(ofRun, Figure("of idx", "frechetDistance"), 0.01 * ofRun);
        foreach (string picture in (string[])["nearest.png", "extremes.png"])
            Assert.IsTrue(File.Exists(Path.Combine(folder.Path, "of run", picture)));

        double Figure(string place, string name) =>
            JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(folder.File(place, "evaluation.json"))).GetProperty(name).GetDouble();
    }

    [TestMethod]
    public void A_Network_Gets_Values_In_The_Range_That_It_Wants()
    {
        using var folder = new TemporaryFolder();
        string network = folder.Write(OnnxFiles.Means(28), "network.onnx"), real = folder.File("real"), images = folder.File("images");
        ImageViews.ML.Gan().Data.SaveImageFolder(ImageViews.Bars(30, seed: 1), real);
        ImageViews.ML.Gan().Data.SaveImageFolder(ImageViews.Bars(30, seed: 2), images);
        double raw = Distance("raw"), scaled = Distance("scaled", "--extractor-mean", "-3.5", "--extractor-deviation", "2");
        Assert.AreEqual(raw / 4, scaled, 0.001 * raw, "Features are means, whose squares the distance is of.");

        double Distance(string name, params string[] rest)
        {
            Tool(["evaluate", images, "--real", real, "--extractor", network, "--no-labels", "--out", folder.File(name), .. rest]).Succeeded();
            return JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(folder.File(name, "evaluation.json")))
                .GetProperty("frechetDistance").GetDouble();
        }
    }

    [TestMethod]
    public void Errors_Are_In_The_Tools_Words()
    {
        using var folder = new TemporaryFolder();
        string network = folder.Write(OnnxFiles.Maps(28), "network.onnx"), images = folder.File("images");
        Tool("generate", TrainedRun, "--count", "30", "--out", images).Succeeded();
        void Fails(string message, params string[] arguments) => ToolHere(["evaluate", .. arguments]).FailedWith(1, message);
        Tool("evaluate", "nothing", "--real", images).FailedWith(1, "There is no run folder and no folder of images 'nothing'. Check the path.");
        Fails("--out is missing", images, "--real", images);
        Fails("among the images. Choose another folder.", images, "--real", images, "--out", Path.Combine(images, "x"));
        string real = folder.File("real"), around = Path.GetDirectoryName(TrainedRun)!;
        Directory.CreateDirectory(real);
        Fails($"lies in '{real}', among the images. Choose another folder.", images, "--real", real, "--out", Path.Combine(real, "x"));
        Assert.IsEmpty(Directory.GetFileSystemEntries(real), "Nothing is written there.");
        Fails($"--out {Path.Combine(TrainedRun, "evaluation")} lies in '{around}', among the images.", TrainedRun, "--real", around);
        Fails("Say with --extractor-output which is wanted.", images, "--real", images, "--extractor", network, "--out",
            folder.File("out"));
        string inputs = folder.Write(OnnxFiles.TwoInputs(28), "inputs.onnx");
        Fails("Say with --extractor-input which is wanted.", images, "--real", images, "--extractor", inputs, "--out", folder.File("out"));
        Fails("has no input 'Images'. It has: ", images, "--real", images, "--extractor", inputs, "--extractor-input", "Images", "--out",
            folder.File("out"));
        Fails("--extractor nothing.onnx: expected resnet18, classifier or an ONNX file", images, "--real", images, "--extractor",
            "nothing.onnx", "--out", folder.File("out"));
        ImageViews.ML.Gan().Data.SaveImageFolder(ImageViews.Bars(30, seed: 1, image => Array.Fill(image, 1)), folder.File("dark"));
        Fails("expected values from 0 to 255. Give images of files that range, and measure a run of another one in its program.",
            images, "--real", folder.File("dark"), "--extractor", network, "--extractor-output", "Scores", "--out", folder.File("out"));
        Fails("There are 8 real images: expected at least 17", images, "--real", images, "--extractor", network, "--extractor-output",
            "Scores", "--count", "8", "--out", folder.File("out"));
        Fails("--extractor-mean has 2 numbers: expected one for each channel that the network takes (1), or one for all.", images, "--real",
            images, "--extractor", network, "--extractor-output", "Scores", "--extractor-mean", "1,2", "--out", folder.File("out"));
        Fails("--extractor-bgr goes with FILE.onnx, and not with --extractor classifier.", images, "--real", images, "--extractor",
            "classifier", "--extractor-bgr", "--out", folder.File("out"));
        ToolHere("evaluate", images, "--real", images, "--extractor", network, "--extractor-deviation", "1,0", "--out", folder.File("out"))
            .FailedWith(2, "--extractor-deviation 1,0: expected numbers other than 0 such as 127.5, or 124,116,104");
        Fails("--extractor classifier learns from labels", images, "--real", images, "--extractor", "classifier", "--no-labels", "--out",
            folder.File("out"));
    }
}
