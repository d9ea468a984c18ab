using System.Text.RegularExpressions;

namespace MLNetGan.Tests.Examples;

[TestClass]
public class ExampleTests
{
    [TestMethod]
    public void DrawnDigits_LeavesItsResultsAndReloadsToTheSameImages()
    {
        using var folder = new TemporaryFolder();
        string output = BuiltProgram.Run(Path.Combine("examples", "DrawnDigits"), "--out", folder.File("out"), "--minutes", "0.05").Succeeded().Output;
        foreach (string name in (string[])["digits.png", "samples.png", "losses.csv", "generator.onnx", "pipeline.zip", "metrics.json"])
            Assert.IsGreaterThan(0, new FileInfo(Path.Combine(folder.Path, "out", name)).Length, name);
        Match difference = Regex.Match(output, @"differ by at most (\S+)");
        Assert.IsLessThan(0.05, double.Parse(difference.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), output);
    }

    [TestMethod]
    public void AugmentClassifier_ComparesArms()
    {
        string output = BuiltProgram.Run(Path.Combine("examples", "AugmentClassifier"), "--per-label", "10", "--draws", "2", "--generator-steps", "5",
            "--filter-steps", "20", "--learner-steps", "25").Succeeded().Output;
        MatchCollection accuracies = Regex.Matches(output, @"(\w+): ([0-9.]+) ?% of test images right");
        CollectionAssert.AreEqual(new[] { "Real", "Classic", "RealGenerated", "ClassicGenerated", "Generated", "MoreReal" },
            accuracies.Select(arm => arm.Groups[1].Value).ToArray(), output);
        Assert.IsGreaterThan(25, double.Parse(accuracies[^1].Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture), output);
        Assert.Contains("10 a label, convolutional, accuracy: ", output);
    }

    [TestMethod]
    public void GrowFacades_LeavesItsResultsAndReloadsToTheSameImages() =>
        LeavesItsResultsAndReloads("GrowFacades", ["--size", "32"], "houses.png", "houses.gif", "small.onnx", "losses.csv", "pipeline.zip", "samples/growth.png");

    [TestMethod]
    public void PairedDigits_LeavesItsResultsAndReloadsToTheSameImages() =>
        LeavesItsResultsAndReloads("PairedDigits", ["--kind", "turned"], "pairs.png", "losses.csv", "pipeline.zip");

    [TestMethod]
    public void CompleteFacades_LeavesItsResultsAndReloadsToTheSameImages() =>
        LeavesItsResultsAndReloads("CompleteFacades", [], "houses.png", "mask.png", "losses.csv", "pipeline.zip");

    [TestMethod]
    [DataRow("cyclegan"), DataRow("dualgan"), DataRow("discogan")]
    public void TranslateUnpaired_LeavesItsResultsAndReloadsToTheSameImages(string system) =>
        LeavesItsResultsAndReloads("TranslateUnpaired", ["--system", system], "sheet.png", "losses.csv", "there.zip", "back.zip");

    [TestMethod]
    [DataRow("pix2pix"), DataRow("pix2pixhd")]
    public void TranslateFacades_LeavesItsResultsAndReloadsToTheSameImage(string system) => LeavesItsResultsAndReloads(
        "TranslateFacades", ["--size", "32", "--system", system], "sheet.png", "map.png", "house.png", "house-reloaded.png", "losses.csv", "pipeline.zip");

    [TestMethod]
    [DataRow("DrawnDigits"), DataRow("AugmentClassifier"), DataRow("TranslateFacades"), DataRow("TranslateUnpaired")]
    [DataRow("CompleteFacades"), DataRow("GrowFacades"), DataRow("PairedDigits")]
    public void AnExample_TellsItsArguments_InALine(string example)
    {
        string project = Path.Combine("examples", example);
        string help = BuiltProgram.Run(project, "--help").Succeeded().Output;
        Assert.StartsWith("Arguments: [", help);
        Assert.HasCount(1, help.TrimEnd().Split('\n'));
        BuiltProgram.Run(project, "--minuets", "1").FailedWith(2, "Unknown argument '--minuets'. Arguments: [");
    }

    [TestMethod]
    public void ABadValue_OrAFolderThatIsTaken_IsToldInALine()
    {
        using var folder = new TemporaryFolder();
        folder.Write(new byte[1], "losses.csv");
        string project = Path.Combine("examples", "DrawnDigits");
        BuiltProgram.Run(project, "--minutes", "soon").FailedWith(2, "--minutes soon: expected a number above 0, such as 0.5.");
        BuiltProgram.Run(project, "--out", folder.Path).FailedWith(1, "already holds a run");
    }

    private static void LeavesItsResultsAndReloads(string example, string[] arguments, params string[] files)
    {
        using var folder = new TemporaryFolder();
        string output = BuiltProgram.Run(Path.Combine("examples", example), ["--out", folder.File("out"), "--minutes", "0.02", .. arguments]).Succeeded().Output;
        foreach (string name in files)
            Assert.IsGreaterThan(0, new FileInfo(Path.Combine(folder.Path, "out", name)).Length, name);
        Match difference = Regex.Match(output, @"differ by at most (\S+)");
        Assert.IsLessThan(0.05, double.Parse(difference.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), output);
    }
}
