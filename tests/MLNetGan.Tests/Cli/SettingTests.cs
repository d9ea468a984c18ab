using System.Text.Json;

namespace MLNetGan.Tests.Cli;

/// <summary>Options of systems as the tool lists, sets, remembers and shows them.</summary>
[TestClass]
public class SettingTests : ToolTest
{
    [TestMethod]
    public void Options_ListsEveryOptionWithItsValueRangeAndSummary()
    {
        string output = Tool("options", "progan", "--preset", "compact").Succeeded().Output;
        Assert.Contains("  GeneratorLearningRate=0.001  (a positive number)\n      The learning rate of the generator.\n", output);
        Assert.Contains("  FirstBlockChannels=none  (from 1 to 4096, or none)\n      Channels inside the block of the smallest resolution, in both networks;\n      none for the rule of BaseChannels.\n", output);
        Assert.Contains("  MinibatchGroupSize=4  (at least 0, not 1)\n", output);
        Assert.Contains("  Normalization=Pixel  (", output);
        Assert.Contains("  Stages=[{\"Resolution\":8,\"StabilizationFactor\":0.5},{\"Resolution\":14},{\"Resolution\":28,\"FadeFactor\":1.5,\"StabilizationFactor\":10}]  (a JSON list of {Resolution, BatchSize,", output);
        Assert.DoesNotContain("SeedColumnName", output);
        Assert.DoesNotContain("Epochs=", output);
    }

    [TestMethod]
    [DataRow("infogan", "20"), DataRow("progan", "20"), DataRow("pix2pix", "2")]
    public void WhatOptionsLists_CanBeSet(string system, string drawn)
    {
        string[] settings = [.. Tool("options", system).Succeeded().Output.Split('\n')
            .Where(line => line.StartsWith("  ", StringComparison.Ordinal) && line[2] != ' ')
            .Select(line => line[2..line.IndexOf("  (", StringComparison.Ordinal)])];
        Assert.IsGreaterThan(15, settings.Length);
        string shown = Tool(["train", system, "--drawn", drawn, "--dry-run", .. settings.SelectMany(text => new[] { "--set", text })]).Succeeded().Output;
        foreach (string setting in settings)
            Assert.Contains($"  {setting}\n", shown);
    }

    [TestMethod]
    public void HelpOnASystem_ListsItsOptionsAndTheDataThatItTakes()
    {
        string pairs = Tool("train", "pix2pix", "--help").Succeeded().Output, images = Tool("train", "cgan", "--help").Succeeded().Output;
        Assert.Contains("  L1Weight=100  (at least 0)\n", pairs);
        Assert.Contains("--targets", pairs);
        Assert.Contains("--test-pairs", pairs);
        Assert.DoesNotContain("--labels", pairs);
        Assert.Contains("--labels", images);
        Assert.Contains("images with labels", images);
        foreach (string foreign in (string[])["--pairs", "--test-images", "--unpaired", "L1Weight"])
            Assert.DoesNotContain(foreign, images);
    }

    [TestMethod]
    [DataRow("--preset compact --help", "compact"), DataRow("--preset foo --help", "reference"), DataRow("--help --preset", "reference")]
    public void HelpOnASystem_HasTheValuesOfThePreset_OrOfTheReferenceWhereThereIsNone(string line, string preset) =>
        Assert.Contains($"with the values of the preset {preset}:", Tool(["train", "dcgan", .. line.Split(' ')]).Succeeded().Output);

    [TestMethod]
    public void DryRun_ShowsNetworksOptionsAndData_AndWritesNothing()
    {
        using var folder = new TemporaryFolder();
        string output = Tool("train", "acgan", "--drawn", "64", "--preset", "compact", "--set", "GeneratorChannels=24", "--dry-run", "--out", folder.File("run")).Succeeded().Output;
        Assert.Contains("Generator: AC-GAN compact generator", output);
        Assert.Contains("(24, 7, 7)", output);
        Assert.Contains("Discriminator: AC-GAN compact discriminator", output);
        Assert.DoesNotContain("veraged", output.Split("Options (")[0]);
        Assert.Contains("  GeneratorChannels=24\n", output);
        Assert.Contains("  Epochs=100\n", output);
        Assert.DoesNotContain("ImageChannels", output);
        Assert.Contains("Data: 64 images of (1, 28, 28), 10 labels", output);
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    public void DryRun_NamesASizeThatTheNetworksCannotMake()
    {
        using var folder = new TemporaryFolder();
        folder.Write(Imaging.PillowImages.Waves, "a", "1.png");
        Tool("train", "pix2pix", "--pairs", folder.File("a"), "--dry-run").FailedWith(1, "Input column 'Input' is Vector<Single");
    }

    [TestMethod]
    public void ARunRemembersWhatWasSet_AndAResumeMustAgree()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run");
        string[] tiny = ["--drawn", "64", "--preset", "compact", "--set", "BaseChannels=2", "--set", "Dropout=.250", "--set", "Schedule=steps 0.5 at 1"];
        Tool(["train", "dcgan", .. tiny, "--epochs", "1", "--out", run]).Succeeded();
        using var options = JsonDocument.Parse(File.ReadAllText(Path.Combine(run, "options.json")));
        Assert.AreEqual("0.25", options.RootElement.GetProperty("request").GetProperty("set").GetProperty("Dropout").GetString());
        Assert.AreEqual(2, options.RootElement.GetProperty("options").GetProperty("baseChannels").GetInt32());
        Assert.AreEqual("steps 0.5 at 1", options.RootElement.GetProperty("options").GetProperty("schedule").GetString());
        Tool("train", "dcgan", "--resume", "--set", "Dropout=0.3", "--out", run).FailedWith(1, "--set Dropout 0.3 disagrees with the run, which has 0.25");
        Tool("train", "dcgan", "--resume", "--set", "Beta1=0.4", "--out", run).FailedWith(1, "--set Beta1 0.4 disagrees with the run, which has 0.5");
        Tool("train", "dcgan", "--resume", "--set", "Dropout=0.25", "--set", "Beta1=0.5", "--epochs", "2", "--out", run).Succeeded();
        Assert.Contains("  BaseChannels=2\n", Tool("inspect", run).Succeeded().Output);
    }

    [TestMethod]
    public void ALabelColumn_MakesAProGanOfLabels()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run");
        Tool("train", "progan", "--drawn", "64", "--preset", "compact", "--set", "LabelColumnName=Label", "--epochs", "1", "--out", run).Succeeded();
        Tool("generate", run, "--per-label", "1", "--out", folder.File("images")).Succeeded();
        Assert.HasCount(10, Directory.GetDirectories(folder.File("images")));
        folder.Write(Imaging.PillowImages.Grey, "grey", "1.png");
        Tool("train", "progan", "--folder", folder.File("grey"), "--set", "LabelColumnName=Label", "--dry-run").FailedWith(1, "progan trains on labels, and there are none");
    }
}
