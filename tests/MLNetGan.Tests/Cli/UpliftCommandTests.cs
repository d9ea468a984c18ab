using System.Text.Json.Nodes;

namespace MLNetGan.Tests.Cli;

[TestClass]
public class UpliftCommandTests : ToolTest
{
    [TestMethod]
    public void An_Experiment_Prints_Its_Tables_And_A_Repetition_The_Same()
    {
        using var folder = new TemporaryFolder();
        string[] command = ["uplift", "--drawn", "400", "--quick", "--per-label", "10", "--draws", "2", "--generator-steps", "2", "--learner-steps", "5",
            "--set", "BaseChannels=2", "--test-count", "100", "--out", folder.File("out")];
        string output = Tool(command).Succeeded().Output;
        Assert.Contains("2 of 2  10 a label, draw 2, seed 1: generated labels right", output);
        Assert.Contains("10 a label, convolutional", output);
        Assert.Contains("ClassicGenerated - Classic, Accuracy", output);
        Assert.Contains("10 a label, convolutional, accuracy: ", output);
        Assert.AreEqual(output, Tool(command).Succeeded().Output);
        Assert.IsTrue(File.Exists(folder.File("out", "uplift.svg")));
        Tool([.. command, "--more-real", "3"]).FailedWith(1, "holds an experiment whose --more-real is 2, and this one's is 3");

        // What an arm is worth is said between the measured numbers of images.
        (string Arm, double Accuracy)[] scores =
            [("Real", 0.5), ("Classic", 0.45), ("RealGenerated", 0.55), ("ClassicGenerated", 0.7), ("Generated", 0.2), ("MoreReal", 0.6)];
        foreach (string file in Directory.GetFiles(folder.File("out", "cells")))
        {
            JsonNode cell = JsonNode.Parse(File.ReadAllText(file))!;
            foreach (JsonNode? score in cell["scores"]!.AsArray())
                score!["accuracy"] = scores.Single(one => one.Arm == (string?)score["arm"]).Accuracy;
            File.WriteAllText(file, cell.ToJsonString());
        }
        output = Tool(command).Succeeded().Output;
        void Says(string arm, string worth) => Assert.MatchesRegex($@"(?m)^  {arm} +[0-9.]+ %{worth}\r?$", output);
        Says("Real", "");
        Says("Classic", "  worse than Real");
        Says("RealGenerated", "  as good as 14 real images a label");
        Says("ClassicGenerated", "  better than MoreReal");
        Says("Generated", "  worse than Real");
        Says("MoreReal", "");
    }

    [TestMethod]
    public void Numbers_Of_Images_Have_Defaults()
    {
        using var folder = new TemporaryFolder();
        string output = Tool("uplift", "--drawn", "800", "--quick", "--draws", "2", "--generator-steps", "2", "--learner-steps", "5", "--no-filter",
            "--set", "BaseChannels=2", "--test-count", "100", "--out", folder.File("out")).Succeeded().Output;
        Assert.Contains("25 a label, convolutional", output);
        Assert.DoesNotContain("imbalance", output);
    }

    [TestMethod]
    public void Without_The_Package_Of_ResNet18_The_Learner_That_Needs_None_Is_Named()
    {
        using var folder = new TemporaryFolder();
        ProgramResult result = BuiltProgram.Finish(BuiltProgram.StartProgram("dotnet",
            [BuiltProgram.AssemblyOf(ToolProject), "uplift", "--drawn", "400", "--out", folder.File("out")], null, ("NUGET_PACKAGES", folder.Path)));
        result.FailedWith(1, "The learner maxent takes the package Microsoft.ML.DnnImageFeaturizer.ResNet18, which is not in the package cache");
        result.FailedWith(1, "in any project, or give --learners convolutional.");
    }

    [TestMethod]
    public void Errors_Are_In_The_Tools_Words()
    {
        using var folder = new TemporaryFolder();
        void Fails(int status, string message, params string[] arguments) => ToolHere(["uplift", "--out", folder.File("out"), .. arguments]).FailedWith(status, message);
        Fails(1, "Give one source of images with labels");
        Fails(1, "Give one source of images with labels", "--drawn", "400", "--size", "16");
        Fails(1, "lies in the folder of --folder, among the images.", "--folder", folder.Path, "--test-folder", folder.File("test"));
        Fails(1, "lies in the folder of --test-folder, among", "--folder", folder.File("real"), "--test-folder", folder.Path);
        Fails(1, "There are 40 real images of label '0': expected at least 100, 2 times (--more-real) 50 a label (--per-label)", "--drawn", "400", "--quick",
            "--per-label", "50");
        Fails(2, "--per-label 5,x: expected different whole numbers from 1 on", "--drawn", "400", "--per-label", "5,x");
        Fails(2, "--imbalance 1: expected different whole numbers from 2 on", "--drawn", "400", "--imbalance", "1");
        Fails(1, "--rare-share 0.95: expected a number above 0, at most 0.9", "--drawn", "400", "--quick", "--rare-share", "0.95");
        Fails(1, "--set Nothing: cgan has no such option", "--drawn", "400", "--quick", "--set", "Nothing=1");
    }
}
