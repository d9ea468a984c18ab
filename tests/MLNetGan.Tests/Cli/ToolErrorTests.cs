namespace MLNetGan.Tests.Cli;

[TestClass]
public class ToolErrorTests : ToolTest
{
    [TestMethod]
    [DataRow("", "Required command")]
    [DataRow("paint", "'paint'")]
    [DataRow("train vgan --drawn --out x", "'vgan'")]
    [DataRow("train acgan --out x", "Give one source of images")]
    [DataRow("train acgan --drawn 10 --folder y --out x", "Give one source of images")]
    [DataRow("train acgan --drawn 0 --out x", "--drawn 0: expected a whole number of at least 1")]
    [DataRow("train acgan --drawn --minutes -1 --out x", "--minutes -1: expected a number above 0")]
    [DataRow("train acgan --drawn", "'--out' is required")]
    [DataRow("train dcgan --drawn --labels y --out x", "--labels goes with --images")]
    [DataRow("generate run --out x", "Give one of --count and --per-label")]
    [DataRow("export run --out x --input noise", "'noise'")]
    public void WrongCommandLine_EndsWith2AndNamesTheFault(string line, string fault) =>
        Tool(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).FailedWith(2, fault);

    [TestMethod]
    [DataRow("inspect NONE", "There is no run folder")]
    [DataRow("generate . --count 1 --out x", "holds no run")]
    [DataRow("train acgan --images NONE --out x", "Could not find the images file")]
    [DataRow("train acgan --folder NONE --out x", "NONE")]
    [DataRow("train acgan --resume --out NONE", "There is no run folder")]
    public void WrongPath_EndsWith1AndOneLine(string line, string fault)
    {
        using var folder = new TemporaryFolder();
        string[] arguments = line.Split(' ').Select(word => word is "NONE" or "x" or "." ? Path.Combine(folder.Path, word) : word).ToArray();
        Tool(arguments).FailedWith(1, fault);
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path), "Nothing is written.");
    }

    [TestMethod]
    public void UnwritableOutput_IsNamed()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write([1], "file");
        Tool("train", "acgan", "--drawn", "64", "--out", Path.Combine(file, "run")).FailedWith(1, $"Run folder '{Path.Combine(file, "run")}' cannot be written");
        Tool("generate", TrainedRun, "--count", "1", "--out", Path.Combine(file, "images")).FailedWith(1, "cannot be written");
        Tool("export", TrainedRun, "--out", Path.Combine(file, "g.onnx")).FailedWith(1, "cannot be written");
    }
}
