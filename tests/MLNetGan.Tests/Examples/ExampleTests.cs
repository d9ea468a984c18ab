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
    public void AugmentClassifier_ComparesAccuracies()
    {
        string output = BuiltProgram.Run(Path.Combine("examples", "AugmentClassifier"), "--real", "100", "--synthetic-per-label", "5", "--seconds", "2").Succeeded().Output;
        MatchCollection accuracies = Regex.Matches(output, @"Accuracy on unseen digits, .*: ([0-9.]+) ?%");
        Assert.HasCount(2, accuracies, output);
        Assert.IsGreaterThan(40, double.Parse(accuracies[0].Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), output);
    }

    [TestMethod]
    public void GrowFacades_LeavesItsResultsAndReloadsToTheSameImages()
    {
        using var folder = new TemporaryFolder();
        string output = BuiltProgram.Run(Path.Combine("examples", "GrowFacades"), "--out", folder.File("out"), "--minutes", "0.05", "--size", "32").Succeeded().Output;
        foreach (string name in (string[])["houses.png", "houses.gif", "small.onnx", "losses.csv", "pipeline.zip", "samples/growth.png"])
            Assert.IsGreaterThan(0, new FileInfo(Path.Combine(folder.Path, "out", name)).Length, name);
        Match difference = Regex.Match(output, @"differ by at most (\S+)");
        Assert.IsLessThan(0.05, double.Parse(difference.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), output);
    }

    [TestMethod]
    public void TranslateFacades_LeavesItsResultsAndReloadsToTheSameImage()
    {
        using var folder = new TemporaryFolder();
        string output = BuiltProgram.Run(Path.Combine("examples", "TranslateFacades"), "--out", folder.File("out"), "--minutes", "0.02", "--size", "32").Succeeded().Output;
        foreach (string name in (string[])["sheet.png", "map.png", "house.png", "house-reloaded.png", "losses.csv", "pipeline.zip"])
            Assert.IsGreaterThan(0, new FileInfo(Path.Combine(folder.Path, "out", name)).Length, name);
        Match difference = Regex.Match(output, @"differ by at most (\S+)");
        Assert.IsLessThan(0.05, double.Parse(difference.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), output);
    }
}
