using System.Diagnostics;

namespace MLNetGan.Tests.Cli;

/// <summary>Runs copies of the tool in which a native library is missing or damaged, or whose user has no place to write.</summary>
[TestClass]
public sealed class MissingLibraryTests : ToolTest
{
    private static readonly string s_tool = Path.GetDirectoryName(BuiltProgram.AssemblyOf(ToolProject))!;

    [TestMethod]
    [DataRow("torch_cpu", "libtorch cannot be loaded. Reference the package TorchSharp-cpu, TorchSharp-cuda-linux or TorchSharp-cuda-windows in the program.")]
    [DataRow("LibTorchSharp", "TorchSharp's native library cannot be loaded. Reference the package TorchSharp-cpu, TorchSharp-cuda-linux or TorchSharp-cuda-windows in the program.")]
    public void WithoutALibrary_TheToolNamesItsPackage(string library, string fault)
    {
        using var folder = new TemporaryFolder();
        string copy = Copy(folder);
        File.Delete(Path.Combine(copy, NameOf(library)));
        Finish(StartTraining(folder, copy, "run")).FailedWith(1, fault);
    }

    [TestMethod]
    public void WithoutOnnxRuntime_TheTrainingStands_AndItsPackageIsNamed()
    {
        using var folder = new TemporaryFolder();
        string copy = Copy(folder);
        File.Delete(Path.Combine(copy, NameOf("onnxruntime")));
        string error = Finish(StartTraining(folder, copy, "run")).Succeeded().Error;
        Assert.Contains("pipeline.zip' is not written: ONNX Runtime's native library cannot be loaded. " +
            "Reference the package Microsoft.ML.OnnxRuntime in the program.", error);
    }

    [TestMethod]
    [DataRow("torch_cpu", 0.9)]
    [DataRow("c10", 0.5)]
    [DataRow("LibTorchSharp", 0.1)]
    [DataRow("LibTorchSharp", 0)]
    [DataRow("onnxruntime", 0.5)]
    public void WithADamagedLibrary_TheToolNamesItsFile(string library, double share)
    {
        using var folder = new TemporaryFolder();
        string copy = Copy(folder), file = Path.Combine(copy, NameOf(library));
        File.Delete(file);
        Cut(Path.Combine(s_tool, NameOf(library)), file, share);
        Finish(StartTraining(folder, copy, "run")).FailedWith(1, $"'{file}' is damaged");
    }

    // What older systems need besides the packages is kept in memory.
    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void WithoutAWritableHome_TwoRunsAtOnceTrain()
    {
        using var folder = new TemporaryFolder();
        string copy = Copy(folder);
        string[] before = Directory.GetFileSystemEntries(copy);
        // Nobody can write there, not even root.
        Process[] runs = [StartTraining(folder, copy, "first", home: "/proc"), StartTraining(folder, copy, "second", home: "/proc")];
        foreach (Process run in runs)
            Finish(run).Succeeded();
        CollectionAssert.AreEqual(before, Directory.GetFileSystemEntries(copy));
    }

    private static ProgramResult Finish(Process process)
    {
        using (process)
            return BuiltProgram.Finish(process);
    }

    private static Process StartTraining(TemporaryFolder folder, string copy, string run, string? home = null)
    {
        var start = new ProcessStartInfo("dotnet",
            [Path.Combine(copy, "MLNetGan.Cli.dll"), "train", "dcgan", "--drawn", "64", "--preset", "compact", "--epochs", "1", "--out", folder.File(run)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (home is not null)
            start.Environment["HOME"] = start.Environment["XDG_CACHE_HOME"] = home;
        return Process.Start(start)!;
    }

    // Without the list of dependencies the host takes what lies beside the program, and does not refuse to start when a listed
    // file is missing.
    private static string Copy(TemporaryFolder folder)
    {
        string copy = Path.GetDirectoryName(folder.File("tool", "x"))!;
        foreach (string file in Directory.EnumerateFiles(s_tool).Where(file => !file.EndsWith(".deps.json", StringComparison.Ordinal)))
        {
            string target = Path.Combine(copy, Path.GetFileName(file));
            // Libraries of hundreds of megabytes. .NET's own files must be copies: the host looks where a link leads.
            if (!OperatingSystem.IsWindows() && !Path.GetExtension(file).Equals(".dll", StringComparison.Ordinal) && !file.EndsWith(".json", StringComparison.Ordinal))
                File.CreateSymbolicLink(target, file);
            else
                File.Copy(file, target);
        }
        return copy;
    }

    private static void Cut(string source, string target, double share)
    {
        using FileStream from = File.OpenRead(source), to = File.Create(target);
        var part = new byte[(int)(share * from.Length)];
        from.ReadExactly(part);
        to.Write(part);
    }

    private static string NameOf(string library) => MLNetGan.Native.NativeFiles.NameOf(library);
}
