using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MLNetGan.Tests.Cli;

/// <summary>Runs copies of the tool from which a native library is missing.</summary>
[TestClass]
public sealed class MissingLibraryTests : ToolTest
{
    [TestMethod]
    public void WithoutLibtorch_TrainingNamesThePackage()
    {
        using var folder = new TemporaryFolder();
        RunCopyWithout("torch", folder, "train", "dcgan", "--drawn", "64", "--out", folder.File("run"))
            .FailedWith(1, "TorchSharp's native library cannot be loaded. Reference the package TorchSharp-cpu");
    }

    [TestMethod]
    public void WithoutOnnxRuntime_SavingNamesThePackage()
    {
        using var folder = new TemporaryFolder();
        RunCopyWithout("onnxruntime", folder, "train", "dcgan", "--drawn", "64", "--preset", "compact", "--epochs", "1", "--out", folder.File("run"))
            .FailedWith(1, "ONNX Runtime's native library cannot be loaded. Reference the package Microsoft.ML.OnnxRuntime");
    }

    // Native libraries are the files with the library's name that are not .NET assemblies: those keep their capitals.
    private static ProgramResult RunCopyWithout(string library, TemporaryFolder folder, params string[] arguments)
    {
        string source = Path.GetDirectoryName(BuiltProgram.AssemblyOf(ToolProject))!, copy = folder.File("tool");
        Directory.CreateDirectory(copy);
        foreach (string file in Files(source))
        {
            string name = Path.GetFileName(file);
            bool isAssembly = name.StartsWith("TorchSharp.", StringComparison.Ordinal) || name.StartsWith("Microsoft.ML.", StringComparison.Ordinal);
            if (!name.Contains(library, StringComparison.OrdinalIgnoreCase) || isAssembly)
                File.Copy(file, Path.Combine(copy, name));
        }
        using Process process = BuiltProgram.StartAssembly(Path.Combine(copy, Path.GetFileName(BuiltProgram.AssemblyOf(ToolProject))), arguments);
        return BuiltProgram.Finish(process);
    }

    // What packages bring for this system lies in a folder of its own. Without the list of dependencies the host takes
    // what lies beside the program, and does not refuse to start when a listed file is missing.
    private static IEnumerable<string> Files(string folder)
    {
        string native = Path.Combine(folder, "runtimes", RuntimeInformation.RuntimeIdentifier, "native");
        return Directory.EnumerateFiles(folder).Where(file => !file.EndsWith(".deps.json", StringComparison.Ordinal))
            .Concat(Directory.Exists(native) ? Directory.EnumerateFiles(native) : []);
    }
}
