using System.Text.Json.Nodes;
using MLNetGan.Runs;
using MLNetGan.Tests.Pipeline;

namespace MLNetGan.Tests.Runs;

[TestClass]
public sealed class RunFolderTests
{
    private static DcganOptions Options(string folder) => new() { LatentSize = 4, BaseChannels = 2, BatchSize = 12, Epochs = 1, RunFolder = folder };

    [TestMethod]
    [DataRow("model.json", 2, false, "a version of MLNetGan before 0.1.0")]
    [DataRow("model.json", 5, true, "MLNetGan 7.8.9")]
    [DataRow("manifest.json", 4, false, "a version of MLNetGan before 0.1.0")]
    public void A_Run_Of_Another_Format_Is_Refused_With_What_Reads_It_And_Stays_As_It_Is(string file, int format, bool hasVersion, string writer)
    {
        using var folder = new TemporaryFolder();
        DcganOptions options = Options(folder.Path);
        Tiny.ML.Gan().Dcgan(options).Fit(Tiny.Digits).Dispose();
        string path = Directory.GetFiles(folder.Path, file, SearchOption.AllDirectories).Single();
        JsonObject content = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        content["Format"] = format;
        content.Remove("Version");
        if (hasVersion)
            content["Version"] = "7.8.9";
        File.WriteAllText(path, content.ToJsonString());
        Dictionary<string, byte[]> before = Files(folder);

        string expected = $"'{path}' has format {format}, expected {(file == "model.json" ? 4 : 6)}: it is of {writer}. Load or resume the run with that version";
        StringAssert.StartsWith(Assert.ThrowsExactly<InvalidDataException>(() => Tiny.ML.Gan().LoadRun<GeneratorTransformer>(folder.Path)).Message, expected);
        (options.Resume, options.Epochs) = (true, 2);
        StringAssert.StartsWith(Assert.ThrowsExactly<InvalidDataException>(() => Tiny.ML.Gan().Dcgan(options).Fit(Tiny.Digits)).Message, expected);
        Dictionary<string, byte[]> after = Files(folder);
        CollectionAssert.AreEquivalent(before.Keys, after.Keys);
        foreach (string name in before.Keys)
            CollectionAssert.AreEqual(before[name], after[name], name);
    }

    [TestMethod]
    public void A_Run_Of_Another_System_Is_Not_Resumed()
    {
        using var folder = new TemporaryFolder();
        Tiny.ML.Gan().Dcgan(Options(folder.Path)).Fit(Tiny.Digits).Dispose();
        string model = File.ReadAllText(folder.File("model.json"));
        var options = new LsganOptions { LatentSize = 4, BaseChannels = 2, BatchSize = 12, RunFolder = folder.Path, Resume = true };
        var error = Assert.ThrowsExactly<InvalidDataException>(() => Tiny.ML.Gan().Lsgan(options).Fit(Tiny.Digits));
        Assert.AreEqual($"Run folder '{folder.Path}' is of a dcgan run, expected lsgan. Choose another run folder.", error.Message);
        Assert.AreEqual(model, File.ReadAllText(folder.File("model.json")));
    }

    [TestMethod]
    public void A_Damaged_Model_Is_Named()
    {
        using var folder = new TemporaryFolder();
        foreach (string content in (string[])["", "{", "[]", "{}", "{\"Format\":\"three\"}"])
        {
            File.WriteAllText(folder.File("model.json"), content);
            StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => RunModel.Read(new RunFolder(folder.Path)), content).Message, "model.json' cannot be read");
        }
    }

    [TestMethod]
    public void A_Null_In_A_Model_Is_Named_In_Words_Of_The_File()
    {
        using var folder = new TemporaryFolder();
        const string Model = """{"Format":4,"Version":"0","System":"dcgan","Options":{},"Images":{},"Labels":null,"Data":null,"Validation":null}""";
        File.WriteAllText(folder.File("model.json"), Model);
        var error = Assert.ThrowsExactly<InvalidDataException>(() => RunModel.Read(new RunFolder(folder.Path)));
        StringAssert.EndsWith(error.Message, "model.json' cannot be read: its \"Data\" is null: expected a value.");
    }

    [TestMethod]
    public void Sheets_Come_In_The_Order_Of_Their_Epochs()
    {
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder.Path);
        Assert.IsEmpty(run.EpochSheets(10002));
        foreach (int epoch in (int[])[9998, 10000, 9999, 10003])
            folder.Write([1], "samples", Path.GetFileName(run.EpochSheet(epoch)));
        folder.Write([1], "samples", "epoch-10001-kept.png");
        CollectionAssert.AreEqual(new[] { 9998, 9999, 10000 }, run.EpochSheets(10002).Select(sheet => sheet.Epoch).ToArray(),
            "Later ones are of a run that went another way.");
    }

    [TestMethod]
    public void A_Separator_After_Its_Name_Is_No_Part_Of_It()
    {
        string folder = Path.Combine(Path.GetTempPath(), "run");
        var run = new RunFolder(folder + Path.DirectorySeparatorChar);
        Assert.AreEqual(folder, run.Path);
        Assert.AreEqual(new RunFolder(folder).Report, run.Report);
    }

    private static Dictionary<string, byte[]> Files(TemporaryFolder folder) =>
        Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).ToDictionary(path => path, File.ReadAllBytes);
}
