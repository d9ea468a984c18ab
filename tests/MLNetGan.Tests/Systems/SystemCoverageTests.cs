using System.Reflection;
using System.Text.RegularExpressions;
using MLNetGan.Tests.Cli;

namespace MLNetGan.Tests.Systems;

/// <summary>No system is forgotten by the battery.</summary>
[TestClass]
public sealed partial class SystemCoverageTests : ToolTest
{
    [TestMethod]
    public void Every_System_Of_The_Tool_Has_An_Entry()
    {
        ProgramResult refused = Tool("train", "?", "--out", "x");
        string[] offered = [.. Quoted().Matches(refused.Error).Select(match => match.Groups[1].Value).Where(name => name != "?")];
        CollectionAssert.AreEquivalent(offered, SystemCases.All.Select(system => system.Name).ToArray(), refused.Error);
    }

    [TestMethod]
    public void Every_Class_Of_Options_Has_An_Entry()
    {
        Type[] classes = [.. typeof(GanOptions).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(GanOptions)) && !type.IsAbstract)];
        CollectionAssert.AreEquivalent(classes, SystemCases.All.Select(system => system.Reference().GetType()).ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(SystemCases.Names), typeof(SystemCases))]
    public void Every_System_Is_Held_To_PyTorch_And_To_Onnx_Runtime(string name)
    {
        string[] compared = [.. TrainingStepTests.Cases().Select(row => (string)row[0]), .. typeof(Pix2PixTrainingStepTests).GetMethods()
            .SelectMany(method => method.GetCustomAttributes<DataRowAttribute>()).Select(row => row.Data![0]).OfType<string>()];
        SystemCase system = SystemCases.Named(name);
        Assert.IsNotEmpty(system.Golden);
        CollectionAssert.IsSubsetOf(system.Golden, compared);
        Assert.IsNotEmpty(system.Networks);
    }

    [TestMethod]
    [DynamicData(nameof(SystemCases.Names), typeof(SystemCases))]
    public void An_Entry_Bears_The_Name_That_Run_Folders_Have(string name) => Assert.AreEqual(name, SystemCases.Named(name).Reference().System);

    [GeneratedRegex("'([^' ]+)'")]
    private static partial Regex Quoted();
}
