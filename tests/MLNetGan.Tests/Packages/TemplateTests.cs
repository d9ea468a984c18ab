using MLNetGan.Tests.Docs;

namespace MLNetGan.Tests.Packages;

/// <summary><c>dotnet new mlnetgan</c></summary>
[TestClass]
public sealed class TemplateTests
{
    private static readonly Lazy<string[]> s_hive = new(() =>
    {
        string[] hive = ["--debug:custom-hive", Folder.At("templates")];
        Folder.Run("dotnet", ".", ["new", "install", Path.Combine(Folder.Packages, $"MLNetGan.Templates.{Folder.Version}.nupkg"), .. hive]);
        return hive;
    });

    private static PackageFolder Folder => PackageFolder.Shared;

    [TestMethod]
    public void A_Program_Trains_And_Saves_What_Plain_MlNet_Reads()
    {
        PackageFolder.SkipWithoutCpuBackend();
        New("Drawn.Images");
        string output = Folder.Run("dotnet", "Drawn.Images", "run", "-c", "Release", "--", "0.03");
        Assert.IsGreaterThan(1, output.Split('\n').Count(line => line.Contains("images/s")), "An epoch takes longer than anybody waits for a word.");
        Assert.IsTrue(File.Exists(Folder.At("Drawn.Images", "samples.png")));
        float[] read = Folder.ReadInPlainMlNet("Drawn.Images", "pipeline.zip", "5=", "6=");
        Assert.IsTrue(read.All(value => value is >= 0 and <= 255));
        Assert.IsFalse(read[..(read.Length / 2)].SequenceEqual(read[(read.Length / 2)..]), "Two seeds give the same image.");
    }

    [TestMethod]
    public void On_A_Gpu_The_Program_Has_Its_Package_And_Says_So()
    {
        New("OnGpu", "--backend", "cuda-linux");
        Assert.Contains("<PackageReference Include=\"TorchSharp-cuda-linux\"", File.ReadAllText(Folder.At("OnGpu", "OnGpu.csproj")));
        Assert.Contains("GpuDeviceId = 0", File.ReadAllText(Folder.At("OnGpu", "Program.cs")));
    }

    [TestMethod]
    [DataRow("generate", "drawn"), DataRow("generate", "folder"), DataRow("generate", "idx")]
    [DataRow("label", "drawn"), DataRow("label", "folder"), DataRow("label", "idx")]
    [DataRow("translate", "drawn"), DataRow("translate", "pairs")]
    [DataRow("restyle", "drawn"), DataRow("restyle", "folder")]
    [DataRow("complete", "drawn"), DataRow("complete", "folder"), DataRow("complete", "idx")]
    public void A_Program_Of_A_Task_And_Data_Compiles(string task, string data)
    {
        using var folder = new TemporaryFolder();
        Assert.AreEqual("", string.Join('\n', SnippetCompiler.Compile(Program(task, data), folder.File("program.dll"))));
    }

    // On small data in the folder that the program looks for.
    [TestMethod]
    [DataRow("label", "folder", "photos"), DataRow("restyle", "folder", "kinds"), DataRow("translate", "pairs", "pairs")]
    public void A_Program_Learns_From_Files(string task, string data, string images)
    {
        using var folder = new TemporaryFolder();
        string compiled = folder.File("program.dll");
        SnippetCompiler.Compile(Program(task, data), compiled).ToArray();
        if (data == "pairs")
            Assert.Contains("PairSide.Left", Program(task, data), "Its targets are to the right of inputs, as its comment says.");
        DocData.Fill(folder);
        Directory.Move(folder.File(images), folder.File("images"));
        ProgramResult result = BuiltProgram.Run(Path.Combine("tests", "UserProgram"), "snippets", folder.Path, compiled).Succeeded();
        Assert.Contains("Made samples.png and pipeline.zip", result.Output);
        Assert.IsTrue(File.Exists(folder.File("samples.png")) && File.Exists(folder.File("pipeline.zip")));
    }

    [TestMethod]
    [DataRow("translate", "folder"), DataRow("generate", "pairs"), DataRow("restyle", "idx")]
    public void Data_Of_Another_Task_Is_Refused_In_The_Templates_Words(string task, string data)
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("--task and --data do not go together: translate learns from pairs (--data pairs)",
            string.Join('\n', SnippetCompiler.Compile(Program(task, data), folder.File("program.dll"))));
    }

    private static string Program(string task, string data)
    {
        string name = $"{task}-{data}", program = Folder.At(name, "Program.cs");
        if (!File.Exists(program))
            New(name, "--task", task, "--data", data);
        return File.ReadAllText(program);
    }

    private static void New(string name, params string[] options) =>
        Folder.Run("dotnet", ".", ["new", "mlnetgan", "-o", name, "--no-update-check", .. options, .. s_hive.Value]);
}
