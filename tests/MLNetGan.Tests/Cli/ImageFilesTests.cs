using MLNetGan.Cli;
using MLNetGan.Cli.Runs;

namespace MLNetGan.Tests.Cli;

/// <summary>Where translations go: never over a file, nor over another one, on file systems that ignore case too.</summary>
[TestClass]
public sealed class ImageFilesTests
{
    [TestMethod]
    public void A_Name_That_Differs_By_Case_Is_The_Images_Own()
    {
        using var folder = new TemporaryFolder();
        string image = folder.Write([1], "IMG.PNG");
        var error = Assert.ThrowsExactly<UserException>(() => ImageFiles.Find(folder.Path, folder.Path));
        Assert.Contains($"The translation of '{image}' would take its place. Choose another --out.", error.Message);
        Assert.HasCount(1, ImageFiles.Find(folder.Path, folder.File("out", ".")).SourcesAndTargets);
    }

    [TestMethod]
    public void Names_That_Differ_By_Case_Are_One()
    {
        using var folder = new TemporaryFolder();
        string first = folder.Write([1], "A.png"), second = folder.Write([1], "a.jpg");
        var error = Assert.ThrowsExactly<UserException>(() => ImageFiles.Find(folder.Path, folder.File("out", ".")));
        Assert.Contains($"The translations of '{first}' and '{second}' would have one name", error.Message);
    }

    // As targets of pairs do, whose names are those of the inputs.
    [TestMethod]
    public void A_File_That_Is_There_Stays()
    {
        using var folder = new TemporaryFolder();
        string image = folder.Write([1], "inputs", "1.jpg"), target = folder.Write([2], "targets", "1.png");
        string inputs = folder.File("inputs"), targets = folder.File("targets");
        foreach ((string input, string output) in new[] { (inputs, targets), (image, targets), (image, target) })
        {
            var error = Assert.ThrowsExactly<UserException>(() => ImageFiles.Find(input, output));
            string advice = input == inputs ? "Go on with --resume, choose" : "Choose";
            Assert.AreEqual($"'{target}' is there already, and the translation of '{image}' would take its place. {advice} another --out, " +
                "or remove it.", error.Message);
            Assert.IsEmpty(ImageFiles.Find(input, output, resume: true).SourcesAndTargets);
        }
        folder.Write([1], "inputs", "2.jpg");
        ImageFiles rest = ImageFiles.Find(inputs, targets, resume: true);
        Assert.AreEqual(Path.Combine(targets, "2.png"), rest.SourcesAndTargets.Single().Target);
        Assert.AreEqual($"1 image in {targets}; 1 was there already", rest.Report(1));
        folder.Write([1], "others", "2.png");
        Assert.HasCount(1, ImageFiles.Find(folder.File("others"), targets).SourcesAndTargets, "Other names go beside it.");
        Directory.CreateDirectory(Path.Combine(targets, "2.png"));
        Assert.Contains("2.png' is there already", Assert.ThrowsExactly<UserException>(
            () => ImageFiles.Find(folder.File("others"), targets, resume: true)).Message, "A folder is no translation.");
    }

    [TestMethod]
    public void Translations_Do_Not_Go_Among_The_Images()
    {
        using var folder = new TemporaryFolder();
        folder.Write([1], "1.jpg");
        var error = Assert.ThrowsExactly<UserException>(() => ImageFiles.Find(folder.Path, folder.Path + Path.DirectorySeparatorChar));
        Assert.Contains("is the folder of --input, whose images would then be mixed with their translations.", error.Message);
    }
}
